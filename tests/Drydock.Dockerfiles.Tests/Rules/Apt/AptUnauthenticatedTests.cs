namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class AptUnauthenticatedTests
{
    private const string Id = "apt-unauthenticated";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y --force-yes x", "2:--force-yes")]
    [InlineData("FROM debian:12.11\nRUN echo \"deb [trusted=yes] https://a.example stable main\" > /etc/apt/sources.list.d/a.list", "2:\"deb [trusted=yes] https://a.example stable main\"")]
    [InlineData("FROM debian:12.11\nRUN apt-get -o Acquire::AllowInsecureRepositories=true update", "2:Acquire::AllowInsecureRepositories=true")]
    [InlineData("FROM debian:12.11\nRUN curl -fsSL https://a.example/key | apt-key add -", "2:apt-key")]
    [InlineData("FROM debian:12.11\nCOPY <<EOF /etc/apt/sources.list.d/a.list\ndeb [trusted=yes] https://a.example stable main\nEOF", "2:COPY")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get -o APT::Get::AllowUnauthenticated=false install x")]
    [InlineData("FROM debian:12.11\nRUN echo \"deb [signed-by=/k.gpg] https://a.example stable main\" > /a")]
    [InlineData("FROM debian:12.11\nRUN apt-key list")]
    [InlineData("FROM debian:12.11\nRUN grep --force-yes x")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
