namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-registry-untrusted</c>.</summary>
public sealed class BaseRegistryUntrustedTests
{
    [Theory]
    [InlineData("FROM ghcr.io/acme/x\nCOPY --from=nginx /a /b\n", "2:--from=nginx")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-registry-untrusted", text, expected);

    [Theory]
    [InlineData("FROM ghcr.io/acme/x AS a\nFROM a\nCOPY --from=a /x /y\nFROM scratch\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-registry-untrusted", text);
}
