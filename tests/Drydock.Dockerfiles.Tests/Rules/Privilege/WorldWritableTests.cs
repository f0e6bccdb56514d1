namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>world-writable</c>.</summary>
public sealed class WorldWritableTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY --chmod=0666 a b\n", "2:--chmod=0666")]
    [InlineData("FROM debian:12.11\nRUN chmod -R a+w /x && chmod o+rw,g-x y\n", "2:a+w", "2:o+rw,g-x")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("world-writable", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod 1777 /tmp && chmod u+w,g=rw x && chmod 0755 y && chmod +x z\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("world-writable", text);
}
