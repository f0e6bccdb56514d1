namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class ZypperMissingYesTests
{
    private const string Id = "zypper-missing-y";

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper in nginx", "2:in")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper update", "2:update")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper -n install nginx")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper install -y nginx")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper --non-interactive in nginx")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper clean")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper install --no-confirm nginx")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper --gpg-auto-import-keys in nginx\n", "FROM opensuse/leap:15.6\nRUN zypper -n --gpg-auto-import-keys in nginx\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
