namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class RunSecurityInsecureTests
{
    private const string Id = "run-security-insecure";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --security=insecure ls", "2:--security=insecure")]
    public void The_flag_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN --security=sandbox ls")]
    [InlineData("FROM debian:12.11\nRUN echo --security=insecure")]
    public void The_default_is_not(string text) => RuleAssert.CatchesNot(Id, text);
}
