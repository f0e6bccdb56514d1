namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

public sealed class GluedContinuationTests
{
    private const string Id = "glued-continuation";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\t\n && b", "2:\t")]
    [InlineData("FROM debian:12.11\nRUN apt-get update \\\n# install\n  apt-get install -y x", "4:apt-get")]
    public void Blanks_and_missing_operators_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN a \\\n && b")]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y \\\n # tools\n curl git")]
    [InlineData("FROM debian:12.11\nRUN apt-get update && \\\n # install\n apt-get install -y x")]
    [InlineData("FROM debian:12.11\nCOPY <<EOF /x\na \\ \nb\nEOF")]
    [InlineData("FROM debian:12.11\n# a \\ \nRUN b")]
    public void Lists_of_packages_and_operators_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
