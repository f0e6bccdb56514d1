namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ZypperDistUpgradeTests
{
    private const string Id = "zypper-dist-upgrade";

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n dup", "2:zypper -n dup")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n up", "2:zypper -n up")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n up openssl")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n patch")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n in a")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
