namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>prefer-copy-chmod</c>.</summary>
public sealed class PreferCopyChmodTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh && b\n")]
    [InlineData("FROM debian:12.11\nCOPY a.sh /x/\nRUN chmod 755 /x/a.sh\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("prefer-copy-chmod", text);
}
