namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class CopyAfterUserNoChownTests
{
    private const string Id = "copy-after-user-no-chown";

    [Theory]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh", "3:COPY")]
    [InlineData("FROM debian:12.11\nWORKDIR /srv\nUSER app\nCOPY a.conf .\nRUN sed -i s/a/b/ ./", "4:COPY")]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY seed /data/", "3:COPY")]
    public void Files_that_the_user_then_changes_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY a.py /srv/a.py\nRUN python -m compileall /opt")]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY --chown=app a.sh /a.sh\nRUN chmod +x /a.sh")]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh")]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY a.sh /a.sh\nUSER root\nRUN chmod +x /a.sh")]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY --from=x /a.sh /a.sh\nRUN chmod +x /a.sh")]
    public void Files_that_stay_as_they_are_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
