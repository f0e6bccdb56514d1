using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.LanguagePackages;

public sealed class PythonWheelAbiTests
{
    private const string Id = "python-wheel-abi";

    /// <summary>Without the rule on PyTorch's pins.</summary>
    private static CheckSettings Alone => RuleAssert.Settings(Id) with { Policy = new RulePolicy { Severities = ImmutableDictionary<string, RuleSeverity>.Empty.Add("gpu-pins", RuleSeverity.Off) } };

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1+cu121 --index-url https://download.pytorch.org/whl/cu121", "2:torch==2.1.1+cu121")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torchvision==0.16.0", "2:torchvision==0.16.0")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'torch<2.2'", "2:'torch<2.2'")]
    [InlineData("FROM debian:12.11\nRUN python3.12 -m pip install torch==2.1.1", "2:torch==2.1.1")]
    [InlineData("FROM debian:12.11\nRUN pip3.12 install torch==2.1.1", "2:torch==2.1.1")]
    public void Pins_of_PyTorch_are_left_to_the_rule_that_knows_what_to_write_and_judged_where_it_is_off(string text, string expected)
    {
        RuleAssert.CatchesNot(Id, text);
        Assert.NotEmpty(RuleAssert.Of("gpu-pins", text));
        RuleAssert.CatchesWith(Id, text, Alone, expected);
    }

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install https://a.example/torch-2.5.1-cp311-cp311-linux_x86_64.whl", "2:https://a.example/torch-2.5.1-cp311-cp311-linux_x86_64.whl")]
    public void It_reports(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.5.1")]
    [InlineData("FROM python:3.11.9-slim\nRUN pip install torch==2.1.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'torch>=2.0'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==9.9.9")]
    [InlineData("FROM debian:12.11\nRUN pip install torch==2.1.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip3.11 install torch==2.1.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN conda create -n x python=3.10 && pip install torch==2.1.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install 'torch==2.1.1; python_version < \"3.12\"'")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN uv pip install --python 3.11 torch==2.1.1")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install https://a.example/x-1.0-cp38-abi3-manylinux2014_x86_64.whl")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install torch==$V")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nRUN pip install https://a.example/x-1.0-py3-none-any.whl")]
    public void It_stays_silent(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:a\ntorch==2.1.1", "3:requirements.txt")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nCOPY requirements.txt .\nRUN pip install -r requirements.txt", "requirements.txt:torch==2.5.1\ntorchvision==0.20.1", null)]
    public void Files_of_the_build_context_count(string text, string files, string? expected)
    {
        var settings = Alone with { Folder = RuleAssert.Folder([.. files.Split('|').Select(static f => f.Split(':', 2)).Select(static f => (f[0], f[1]))]) };

        RuleAssert.CatchesWith(Id, text, settings, expected is null ? [] : [expected]);
    }

    [Fact]
    public void The_message_says_for_which_Pythons_there_are_wheels()
    {
        var only = Assert.Single(RuleAssert.Of(Id, "FROM python:3.12.11-slim-bookworm\nRUN pip install torch==2.1.1", Alone));

        Assert.Contains("Python 3.8 to 3.11, none for the 3.12", only.Message, StringComparison.Ordinal);
    }
}
