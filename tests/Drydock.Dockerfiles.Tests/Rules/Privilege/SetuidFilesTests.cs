namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>setuid-files</c>.</summary>
public sealed class SetuidFilesTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod 4755 x\n", "2:4755")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("setuid-files", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN chmod 0755 x && chmod -s y && find / -perm /6000 -exec chmod a-s {} +\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("setuid-files", text);
}
