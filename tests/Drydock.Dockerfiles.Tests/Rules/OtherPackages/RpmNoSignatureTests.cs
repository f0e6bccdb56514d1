namespace Drydock.Dockerfiles.Tests.Rules.OtherPackages;

public sealed class RpmNoSignatureTests
{
    private const string Id = "rpm-nosignature";

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN rpm -Uvh --nodigest --nosignature a.rpm", "2:--nodigest")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM almalinux:9.4\nRUN rpm -i a.rpm")]
    [InlineData("FROM almalinux:9.4\nRUN echo --nosignature")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
