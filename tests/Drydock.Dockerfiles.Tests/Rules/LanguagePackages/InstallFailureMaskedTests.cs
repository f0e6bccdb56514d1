using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class InstallFailureMaskedTests
{
    private const string Id = "install-failure-masked";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get install -y a || true", "2:apt-get install -y a")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1 --index-url https://a.example || pip install torch", "2:pip install torch==2.1.1 --index-url https://a.example")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN npm ci; exit 0", "2:npm ci")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN (pip install a || echo failed) && x", "2:pip install a")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || :", "2:pip install a")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || exit 1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || (cat log && exit 1)")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || { echo no; exit 3; }")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || (sleep 5 && pip install a)")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN npm ci || npm ci --legacy-peer-deps")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN set -e; npm ci; exit 0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a && true")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN apt-get update || true")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install a || false")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN npm ci; ls")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void A_fallback_from_GPU_to_CPU_is_told_once_by_the_rule_that_knows_what_it_means()
    {
        const string Text = "FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.4.1 --index-url https://download.pytorch.org/whl/cu121 || pip install torch==2.4.1\n";
        var silent = RuleAssert.Settings("install-failure-masked");

        RuleAssert.CatchesNot("install-failure-masked", Text);
        RuleAssert.CatchesWith("gpu-silent-cpu-fallback", Text, silent, "2:pip install torch==2.4.1 --index-url https://download.pytorch.org/whl/cu121 || pip install torch==2.4.1");
        RuleAssert.CatchesWith("install-failure-masked", Text, silent with { Policy = silent.Policy with { Severities = silent.Policy.Severities.SetItem("gpu-silent-cpu-fallback", RuleSeverity.Off) } }, "2:pip install torch==2.4.1 --index-url https://download.pytorch.org/whl/cu121");
    }
}
