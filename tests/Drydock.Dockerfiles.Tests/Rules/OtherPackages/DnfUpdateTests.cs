namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfUpdateTests
{
    private const string Id = "dnf-update";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum -y upgrade", "2:yum -y upgrade")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf update -y openssl")]
    [InlineData("FROM almalinux:9.4\nRUN dnf update -y --security")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf update -y $PKGS")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
