namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>secret-mount-not-used</c>.</summary>
public sealed class SecretMountNotUsedTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\nRUN --mount=type=secret,id=a,env=A x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("secret-mount-not-used", text);
}
