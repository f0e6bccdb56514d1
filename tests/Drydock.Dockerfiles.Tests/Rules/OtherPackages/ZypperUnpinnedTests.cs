using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ZypperUnpinnedTests
{
    private const string Id = "zypper-unpinned";

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx=1.2 curl", "2:curl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in nginx=1.2")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in 'nginx>=1.2'")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in -t pattern devel")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in $PKGS")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n rm nginx")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_is_off_unless_asked_for() => RuleAssert.CatchesNot(Id, "FROM opensuse/leap:15.6\nRUN zypper -n in nginx", CheckSettings.Default);
}
