namespace Drydock.Dockerfiles.Tests.Rules.Metadata;

/// <summary><c>no-healthcheck</c>.</summary>
public sealed class NoHealthcheckTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCMD [\"job\"]\n")]
    [InlineData("FROM a AS b\nHEALTHCHECK CMD x\nFROM b\nEXPOSE 1\nCMD [\"x\"]\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("no-healthcheck", text);
}
