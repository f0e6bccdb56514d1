using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuPinsTests
{
    private const string Id = "gpu-pins";
    private const string Index = "--index-url https://download.pytorch.org/whl/";

    [Theory]
    [InlineData("FROM python:3.12-slim\nRUN pip install torch==2.1.1 " + Index + "cu121", "2:RUN pip install torch==2.1.1 " + Index + "cu121")]
    [InlineData("FROM python:3.12-alpine\nRUN pip install torch==2.5.1+cu124 " + Index + "cu124", "2:RUN pip install torch==2.5.1+cu124 " + Index + "cu124")]
    [InlineData("FROM python:3.12-slim\nRUN pip install torch==2.5.1+cu124 --extra-index-url https://download.pytorch.org/whl/cu124", "2:RUN pip install torch==2.5.1+cu124 --extra-index-url https://download.pytorch.org/whl/cu124")]
    [InlineData("FROM python:3.12-slim\nRUN set -e; \\\n  pip install torch==2.1.1+cu121 " + Index + "cu121", "3:pip install torch==2.1.1+cu121 " + Index + "cu121")]
    public void Pins_that_do_not_fit_are_caught_on_their_line(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12-slim\nRUN pip install torch==2.5.1+cu124 " + Index + "cu124")]
    [InlineData("FROM python:3.12-slim\nRUN pip install flask")]
    [InlineData("FROM scratch\nCOPY a b")]
    public void Pins_that_fit_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("torch==2.1.1 " + Index + "cu121", "torch==2.4.1 " + Index + "cu121")]
    [InlineData("\"torch==2.1.1\" 'torchvision==0.16.1' -i https://download.pytorch.org/whl/cu121/", "torch==2.4.1 torchvision==0.19.1 -i https://download.pytorch.org/whl/cu121/")]
    [InlineData("torch==2.1.1+cu121 --index-url=https://download.pytorch.org/whl/cu118", "torch==2.4.1+cu121 --index-url=https://download.pytorch.org/whl/cu121")]
    [InlineData("torch==2.1.1+cu121 -q", "torch==2.4.1+cu121 " + Index + "cu121 -q")]
    [InlineData("torch==2.1.1 flask==3.0.0 " + Index + "cu121", "torch==2.4.1 flask==3.0.0 " + Index + "cu121")]
    public void The_nearest_pins_that_fit_are_written_where_the_others_stood(string before, string after) =>
        RuleAssert.Mends(Id, $"FROM python:3.12-slim\nRUN pip install {before}\n", $"FROM python:3.12-slim\nRUN pip install {after}\n");

    [Theory]
    [InlineData("RUN pip install torch==2.1.1+cu121 flask")]
    [InlineData("RUN pip install torch==2.1.1 --index-url $INDEX")]
    [InlineData("RUN pip install torch==2.1.1+cu121 && pip install torch==2.1.1+cu121")]
    public void Pins_are_left_where_writing_others_would_reach_more_than_PyTorch(string run) => RuleAssert.OffersNoFix(Id, $"FROM python:3.12-slim\n{run}\n");

    [Fact]
    public void A_driver_of_the_policy_that_is_too_old_is_caught()
    {
        const string Text = "FROM python:3.12-slim\nRUN pip install torch==2.11.0 torchvision==0.26.0\n";
        var found = Assert.Single(RuleAssert.Of(Id, Text, new CheckSettings { Driver = ">=550" }));
        Assert.Equal(RuleSeverity.Error, found.Severity);
        Assert.Contains("needs driver 580", found.Message, StringComparison.Ordinal);
        Assert.Contains("write ", found.Message, StringComparison.Ordinal);
        RuleAssert.CatchesNot(Id, Text, new CheckSettings { Driver = "580.95.05" });
    }

    [Fact]
    public void Pins_in_a_requirements_file_are_told_with_their_place()
    {
        var settings = new CheckSettings { Folder = RuleAssert.Folder(("requirements.txt", "flask\ntorch==2.1.1\n")) };
        var found = Assert.Single(RuleAssert.Of(Id, "FROM python:3.12-slim\nCOPY requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n", settings), static d => d.Severity == RuleSeverity.Error);
        Assert.StartsWith("requirements.txt:2: ", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fallback_for_the_CPU_is_left_to_the_rule_that_shows_both_commands()
    {
        const string Text = "FROM python:3.11-slim\nRUN pip install torch==2.5.1+cu121 " + Index + "cu121 || pip install torch\n";
        RuleAssert.CatchesNot(Id, Text);
        Assert.Single(RuleAssert.Of("gpu-silent-cpu-fallback", Text));
    }

    [Fact]
    public void A_fallback_to_another_GPU_build_is_caught() =>
        Assert.Contains("fallback", Assert.Single(RuleAssert.Of(Id, "FROM python:3.11-slim\nRUN pip install torch==2.5.1+cu121 " + Index + "cu121 || pip install torch==2.5.1+cu124 " + Index + "cu124\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void CUDA_that_is_there_twice_is_told_in_gigabytes_once()
    {
        const string Text = "FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install torch==2.5.1 --index-url https://download.pytorch.org/whl/cu124\n";
        Assert.DoesNotContain(RuleAssert.Of(Id, Text), static d => d.Message.Contains("GB", StringComparison.Ordinal));
        Assert.Contains("about 2.0 GB", Assert.Single(RuleAssert.Of("redundant-cuda", Text)).Message, StringComparison.Ordinal);
        var settings = new CheckSettings { Folder = RuleAssert.Folder(("requirements.txt", "--index-url https://download.pytorch.org/whl/cu124\ntorch==2.5.1+cu124\n")) };
        Assert.Contains(RuleAssert.Of(Id, "FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\nRUN pip install -r requirements.txt\n", settings), static d => d.Message.Contains("2.0 GB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_leads_out_of_the_context_is_not_opened()
    {
        var settings = new CheckSettings { Folder = RuleAssert.Folder(("../secret.txt", "torch==2.1.1\n")) };
        RuleAssert.CatchesNot(Id, "FROM python:3.12-slim\nRUN pip install -r ../secret.txt\n", settings);
    }
}
