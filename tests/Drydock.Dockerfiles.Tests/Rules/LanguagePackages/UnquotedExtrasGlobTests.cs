namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class UnquotedExtrasGlobTests
{
    private const string Id = "unquoted-extras-glob";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install uvicorn[standard]", "2:uvicorn[standard]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -e .[dev]", "2:.[dev]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN poetry add uvicorn[standard]", "2:uvicorn[standard]")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'uvicorn[standard]'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install uvicorn\"[standard]\"")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install uvicorn[standard]>=1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN ls a[b]")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install *.whl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install -e .[a,b]\n", "FROM python:3.12.11-slim-bookworm\nRUN uv pip install -e \".[a,b]\"\n")]
    public void It_mends(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install uvicorn[standard]==$V")]
    public void It_offers_no_fix_where_that_would_not_be_the_same(string text) => RuleAssert.OffersNoFix(Id, text);
}
