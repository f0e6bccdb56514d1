namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfMissingYesTests
{
    private const string Id = "dnf-missing-y";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum install nginx", "2:install")]
    [InlineData("FROM almalinux:9.4\nRUN microdnf update", "2:update")]
    [InlineData("FROM almalinux:9.4\nRUN tdnf -q install nginx", "2:install")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum -y install nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -qy nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf --assumeyes install nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf --setopt=assumeyes=1 install nginx")]
    [InlineData("FROM almalinux:9.4\nRUN yes | yum install nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf clean all")]
    [InlineData("FROM almalinux:9.4\nRUN echo 'assumeyes=True' >> /etc/dnf/dnf.conf && dnf install nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf $OPTIONS install nginx")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum --nodocs install nginx\n", "FROM almalinux:9.4\nRUN yum --nodocs install -y nginx\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);
}
