using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class DnfUnpinnedTests
{
    private const string Id = "dnf-unpinned";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx-1.20.1 curl", "2:curl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y nginx-1.20.1")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y java-17-openjdk")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y @core")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y https://a.example/x.rpm")]
    [InlineData("FROM almalinux:9.4\nRUN dnf install -y $PKGS")]
    [InlineData("FROM almalinux:9.4\nRUN dnf remove nginx")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void It_is_off_unless_asked_for() => RuleAssert.CatchesNot(Id, "FROM almalinux:9.4\nRUN dnf install -y nginx", CheckSettings.Default);
}
