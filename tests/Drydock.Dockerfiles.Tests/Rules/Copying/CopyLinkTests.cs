namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class CopyLinkTests
{
    private const string Id = "copy-link";

    [Theory]
    [InlineData("FROM debian:12.11 AS b\nRUN x\nFROM debian:12.11\nCOPY --from=b --chown=1:1 /a /opt/a", "4:COPY")]
    public void A_COPY_from_a_stage_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY --from=b --chmod=755 /a /opt/a")]
    [InlineData("FROM debian:12.11\nCOPY --from=b --chown=app /a /opt/a")]
    [InlineData("FROM debian:12.11\nCOPY --from=b /a /bin/a")]
    [InlineData("FROM debian:12.11\nCOPY --from=b /a a")]
    [InlineData("FROM debian:12.11\nCOPY a /opt/a")]
    [InlineData("FROM debian:12.11\nCOPY --link --from=b /a /opt/a")]
    public void Modes_names_links_and_relative_folders_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
