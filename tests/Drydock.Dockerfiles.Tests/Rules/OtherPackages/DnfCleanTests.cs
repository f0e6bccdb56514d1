namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfCleanTests
{
    private const string Id = "dnf-clean";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN microdnf install -y nginx", "2:microdnf install -y nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf clean all && dnf install -y nginx", "2:dnf install -y nginx")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx && dnf clean all")]
    [InlineData("FROM almalinux:9.4\nRUN yum install -y nginx && yum -y clean all")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx && rm -rf /var/cache/dnf /var/cache/yum")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx && rm -rf /var/cache/*")]
    [InlineData("FROM almalinux:9.4\nRUN --mount=type=cache,target=/var/cache/dnf dnf install -y nginx")]
    [InlineData("FROM almalinux:9.4\nRUN dnf remove -y nginx")]
    [InlineData("FROM almalinux:9.4 AS b\nRUN dnf install -y gcc\nFROM almalinux:9.4")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN yum install -y nginx && \\\n    yum install -y curl\n", "FROM almalinux:9.4\nRUN yum install -y nginx && \\\n    yum install -y curl && \\\n    yum clean all\n")]
    [InlineData("FROM almalinux:9.4\nRUN sudo dnf install -y a\n", "FROM almalinux:9.4\nRUN sudo dnf install -y a && sudo dnf clean all\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y a && exec true")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
