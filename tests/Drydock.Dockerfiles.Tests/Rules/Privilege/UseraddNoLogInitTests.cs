namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class UseraddNoLogInitTests
{
    private const string Id = "useradd-no-log-init";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -u 100000 app", "2:useradd")]
    [InlineData("FROM debian:12.11\nRUN groupadd g && useradd -m -u 1000700000 app", "2:useradd")]
    public void A_large_number_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -u 99999 app")]
    [InlineData("FROM debian:12.11\nRUN useradd -u $ID app")]
    [InlineData("FROM debian:12.11\nRUN useradd -l -u 1000700000 app")]
    [InlineData("FROM debian:12.11\nRUN useradd -rml -u 1000700000 app")]
    [InlineData("FROM debian:12.11\nRUN useradd app")]
    [InlineData("FROM debian:12.11\nRUN echo \"useradd -u 1000700000 app\"")]
    public void A_small_or_unknown_number_and_the_switch_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
