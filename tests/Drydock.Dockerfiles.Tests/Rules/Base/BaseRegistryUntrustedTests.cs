namespace Drydock.Dockerfiles.Tests.Rules.Base;

public sealed class BaseRegistryUntrustedTests
{
    [Theory]
    [InlineData("FROM ghcr.io/acme/x\nCOPY --from=nginx /a /b\n", "2:--from=nginx")]
    [InlineData("# syntax=docker/dockerfile:1\nFROM ghcr.io/acme/x\n", "1:# syntax=docker/dockerfile:1")]
    [InlineData("FROM ghcr.io/acme/x\nRUN --mount=from=stranger/y,target=/y z\n", "2:--mount=from=stranger/y,target=/y")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-registry-untrusted", text, expected);

    [Theory]
    [InlineData("FROM ghcr.io/acme/x AS a\nFROM a\nCOPY --from=a /x /y\nFROM scratch\n")]
    [InlineData("# syntax=ghcr.io/acme/dockerfile:1\nFROM ghcr.io/acme/x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-registry-untrusted", text);
}
