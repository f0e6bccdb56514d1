namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class GemUnpinnedTests
{
    private const string Id = "gem-unpinned";

    [Theory]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install bundler:2.5.1 rake", "2:rake")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install bundler -v 2.5.1")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install bundler --version=2.5.1")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install bundler:2.5.1")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install ./a.gem")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install $G")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem update")]
    [InlineData("FROM ruby:3.3.6-slim-bookworm\nRUN gem install -v2.5.1 bundler")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);
}
