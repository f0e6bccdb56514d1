namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>run-security-insecure</c>.</summary>
public sealed class RunSecurityInsecureTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN --security=sandbox make\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("run-security-insecure", text);
}
