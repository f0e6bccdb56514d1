namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class UserCreatedNeverUsedTests
{
    private const string Id = "user-created-never-used";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -r app\nCMD [\"x\"]", "2:useradd -r app")]
    [InlineData("FROM alpine:3.20\nRUN addgroup -S app && adduser -S app -G app\n", "2:adduser -S app -G app")]
    public void An_account_without_USER_below_it_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd app\nUSER app")]
    [InlineData("FROM debian:12.11\nRUN adduser app video")]
    [InlineData("FROM debian:12.11\nRUN useradd app\nENTRYPOINT [\"su-exec\", \"app\", \"x\"]")]
    [InlineData("FROM debian:12.11 AS a\nRUN useradd app\nFROM debian:12.11\nCMD [\"x\"]")]
    [InlineData("FROM gcr.io/distroless/base-debian12:nonroot\nRUN useradd app")]
    [InlineData("FROM debian:12.11\nRUN groupadd app")]
    public void USER_a_dropping_start_program_and_joined_groups_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd app\nEXPOSE 80\nCMD [\"x\"]", "FROM debian:12.11\nRUN useradd app\nUSER app\nEXPOSE 80\nCMD [\"x\"]")]
    [InlineData("FROM debian:12.11\nRUN useradd -u 7 app", "FROM debian:12.11\nRUN useradd -u 7 app\nUSER 7")]
    public void Without_a_number_the_name_is_taken(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd a && useradd b\nCMD [\"x\"]")]
    public void Two_accounts_are_a_choice(string text) => RuleAssert.OffersNoFix(Id, text);
}
