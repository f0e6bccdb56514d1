namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>mount-secret-perms</c>.</summary>
public sealed class MountSecretPermsTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=a,mode=0440 x\nRUN --mount=type=cache,target=/x,mode=0755 y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("mount-secret-perms", text);
}
