namespace Drydock.Dockerfiles.Tests.Rules.Apt;

public sealed class DebPackageGoneTests
{
    private const string Id = "deb-package-gone";

    [Theory]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get install -y libgl1-mesa-glx", "2:libgl1-mesa-glx")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y libgl1-mesa-glx curl", "2:libgl1-mesa-glx")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y libssl1.1:amd64", "2:libssl1.1:amd64")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y netcat", "2:netcat")]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get install -y libglib2.0-0", "2:libglib2.0-0")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y tzdata-legacy", "2:tzdata-legacy")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y libgl1")]
    [InlineData("FROM debian\nRUN apt-get install -y libgl1-mesa-glx")]
    [InlineData("FROM ubuntu:22.04\nRUN apt-get install -y libgl1-mesa-glx")]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get install -y $PKGS")]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get remove -y libgl1-mesa-glx")]
    [InlineData("FROM debian:13.1-slim\nRUN apt-get install -y git some-unknown-package")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("libgl1-mesa-glx", "libgl1")]
    [InlineData("\"libgl1-mesa-glx\" \\\n  curl", "libgl1 \\\n  curl")]
    public void The_other_package_is_written_in_its_place(string before, string after) =>
        RuleAssert.Mends(Id, $"FROM debian:13.1-slim\nRUN apt-get install -y {before}\n", $"FROM debian:13.1-slim\nRUN apt-get install -y {after}\n");

    [Theory]
    [InlineData("libgl1-mesa-glx libgl1")]
    [InlineData("libgl1-mesa-glx:amd64")]
    public void Where_it_is_there_already_or_more_than_a_name_is_written_nothing_is_offered(string packages) =>
        RuleAssert.OffersNoFix(Id, $"FROM debian:13.1-slim\nRUN apt-get install -y {packages}\n");

    [Theory]
    [InlineData("13.1-slim", "libgl1-mesa-glx", "error", "libgl1 instead")]
    [InlineData("12.11", "libgl1-mesa-glx", "warning", "libgl1 instead")]
    [InlineData("13.1", "libmagic1", "info", "libmagic1t64 instead")]
    [InlineData("12.11", "libssl1.1", "error", "libssl3 instead")]
    [InlineData("13.1", "libssl1.1", "error", "libssl3t64 instead")]
    public void It_names_what_the_release_has_instead(string tag, string package, string severity, string instead)
    {
        var only = Assert.Single(RuleAssert.Of(Id, $"FROM debian:{tag}\nRUN apt-get update && apt-get install -y {package}"));

        Assert.Equal(severity, only.Severity.ToString().ToLowerInvariant());
        Assert.EndsWith(instead, only.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_further_source_makes_it_less_sure()
    {
        var only = Assert.Single(RuleAssert.Of(Id, "FROM debian:13.1\nRUN echo deb https://a.example x main > /etc/apt/sources.list.d/a.list && apt-get install -y libaio1"));

        Assert.Equal(Drydock.Dockerfiles.Rules.RuleSeverity.Warning, only.Severity);
    }
}
