namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class PreferCopyChmodTests
{
    private const string Id = "prefer-copy-chmod";

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nENV X=1\nRUN ls && chmod +x /a.sh", "4:chmod")]
    [InlineData("FROM debian:12.11\nWORKDIR /w\nCOPY a.sh .\nRUN chown app a.sh", "4:chown")]
    public void A_changed_copy_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /b.sh")]
    [InlineData("FROM debian:12.11\nRUN curl -o /a.sh x && chmod +x /a.sh")]
    public void Other_files_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.sh /usr/bin/\nRUN chown 1:1 /usr/bin/a.sh\n", "FROM debian:12.11\nCOPY --chown=1:1 a.sh /usr/bin/\n")]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh\n", "FROM debian:12.11\nCOPY --chmod=0755 a.sh /a.sh\n")]
    public void The_flag_does_the_same(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh && ls")]
    [InlineData("FROM debian:12.11\nCOPY app /app\nRUN chmod 755 /app")]
    [InlineData("FROM debian:12.11\nUSER app\nCOPY a.sh /a.sh\nRUN chmod 755 /a.sh")]
    [InlineData("FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod u+x /a.sh")]
    public void What_is_not_the_same_stays(string text) => RuleAssert.OffersNoFix(Id, text);

    [Fact]
    public void The_mode_in_the_build_context_says_what_x_makes_of_it()
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([("a.sh", "")], [("a.sh", 0x180)]) };

        RuleAssert.Mends(Id, "FROM debian:12.11\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh\n", "FROM debian:12.11\nCOPY --chmod=0711 a.sh /a.sh\n", settings);
    }
}
