namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>user-not-numeric</c>.</summary>
public sealed class UserNotNumericTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nUSER nobody\n", "2:USER nobody")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("user-not-numeric", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nUSER 1000\n")]
    [InlineData("FROM debian:12.11\nUSER $U\n")]
    [InlineData("FROM debian:12.11\nUSER app\nUSER 1000:app\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("user-not-numeric", text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd app\nUSER app\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("user-not-numeric", text);
}
