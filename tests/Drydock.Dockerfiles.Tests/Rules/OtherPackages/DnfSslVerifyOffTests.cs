namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfSslVerifyOffTests
{
    private const string Id = "dnf-sslverify-off";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf --setopt sslverify=0 install -y a", "2:sslverify=0")]
    [InlineData("FROM almalinux:9.4\nRUN echo 'sslverify=false' >> /etc/dnf/dnf.conf", "2:'sslverify=false'")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y a")]
    [InlineData("FROM almalinux:9.4\nRUN echo sslverify=1 >> /etc/dnf/dnf.conf")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
