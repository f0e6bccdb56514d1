namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipVcsUnpinnedTests
{
    private const string Id = "pip-vcs-unpinned";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+https://g.example/a/b", "2:git+https://g.example/a/b")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'b @ git+https://user@g.example/a/b@main'", "2:'b @ git+https://user@g.example/a/b@main'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+ssh://git@g.example/a/b@v1.2#egg=b", "2:git+ssh://git@g.example/a/b@v1.2#egg=b")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -e git+https://g.example/a/b#egg=b", "2:git+https://g.example/a/b#egg=b")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install https://g.example/a/b/archive/main.zip", "2:https://g.example/a/b/archive/main.zip")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+https://g.example/a/b@0123456789abcdef0123456789abcdef01234567")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+https://g.example/a/b@0123abc#egg=b")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install git+https://g.example/a/b@$COMMIT")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install flask")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install https://a.example/a-1.0.tar.gz")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:a==1\ngit+https://g.example/a/b@main", "3:requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:a==1", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }
}
