using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PipNoHashesTests
{
    private const string Id = "pip-no-hashes";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:a==1", "3:requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:a==1 --hash=sha256:aa", null)]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:--require-hashes\na==1", null)]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:-r other.txt\na==1", null)]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nENV PIP_REQUIRE_HASHES=1\nRUN pip install -r requirements.txt", "requirements.txt:a==1", null)]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install -r /elsewhere.txt", "requirements.txt:a==1", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }

    [Fact]
    public void It_is_off_unless_asked_for() =>
        RuleAssert.CatchesNot(Id, "FROM python:3.12\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", new CheckSettings { Folder = RuleAssert.Folder(("requirements.txt", "a==1")) });
}
