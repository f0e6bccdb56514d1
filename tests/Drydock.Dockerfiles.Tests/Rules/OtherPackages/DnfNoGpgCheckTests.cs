namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfNoGpgCheckTests
{
    private const string Id = "dnf-nogpgcheck";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum --nogpgcheck install -y a", "2:--nogpgcheck")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y --setopt=gpgcheck=0 a", "2:--setopt=gpgcheck=0")]
    [InlineData("FROM almalinux:9.4\nRUN printf '[a]\\nname=a\\ngpgcheck = 0\\n' > /etc/yum.repos.d/a.repo", "2:'[a]\\nname=a\\ngpgcheck = 0\\n'")]
    [InlineData("FROM almalinux:9.4\nCOPY <<EOF /etc/yum.repos.d/a.repo\n[a]\ngpgcheck=0\nEOF", "2:COPY")]
    [InlineData("FROM opensuse/leap:15.6\nRUN zypper --no-gpg-checks -n install a", "2:--no-gpg-checks")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y a")]
    [InlineData("FROM almalinux:9.4\nRUN echo repo_gpgcheck=0 >> /etc/yum.repos.d/a.repo")]
    [InlineData("FROM almalinux:9.4\nRUN echo gpgcheck=1 >> /a")]
    [InlineData("FROM almalinux:9.4\nRUN echo 'printf gpgcheck' >> /a")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
