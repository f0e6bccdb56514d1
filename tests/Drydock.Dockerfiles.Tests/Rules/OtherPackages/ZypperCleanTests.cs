namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ZypperCleanTests
{
    private const string Id = "zypper-clean";

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx", "2:zypper -n in nginx")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx && zypper clean -a")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx && zypper cc")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx && rm -rf /var/cache/zypp/*")]
    [InlineData("FROM opensuse/leap:15.6\nRUN --mount=type=cache,target=/var/cache/zypp zypper -n in nginx")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in a; zypper -n in b\n", "FROM opensuse/leap:15.6\nRUN zypper -n in a; zypper -n in b && zypper clean --all\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
