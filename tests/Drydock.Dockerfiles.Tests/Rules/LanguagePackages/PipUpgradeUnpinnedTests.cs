namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipUpgradeUnpinnedTests
{
    private const string Id = "pip-upgrade-unpinned";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -U pip", "2:pip")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN python3 -m pip install --upgrade pip==24.0 wheel", "2:wheel")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade pip==24.3.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install pip")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade pip\nRUN pip install a\n", "FROM python:3.12.11-slim-bookworm\nRUN pip install a\n")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN set -e; pip install -U pip; pip install a\n", "FROM python:3.12.11-slim-bookworm\nRUN set -e; pip install a\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade pip -r requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install --upgrade pip || true")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -U pip flask")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
