namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>useradd-no-log-init</c>.</summary>
public sealed class UseraddNoLogInitTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -u 1000 app && useradd -l -u 999999 b && useradd --no-log-init --uid 999999 c\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("useradd-no-log-init", text);
}
