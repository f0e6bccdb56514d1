using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaVisibleDevicesAllTests
{
    private const string Id = "nvidia-visible-devices-all";

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 NVIDIA_VISIBLE_DEVICES=all", "2:NVIDIA_VISIBLE_DEVICES=all")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_VISIBLE_DEVICES all", "2:NVIDIA_VISIBLE_DEVICES all")]
    public void all_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_VISIBLE_DEVICES=void")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV NVIDIA_VISIBLE_DEVICES=$X")]
    [InlineData("FROM debian:12.11 AS b\nENV NVIDIA_VISIBLE_DEVICES=all\nFROM debian:12.11")]
    [InlineData("FROM python:3.12.11-slim-bookworm\nARG NVIDIA_VISIBLE_DEVICES=all")]
    public void Others_and_other_stages_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM python:3.12.11-slim-bookworm\nENV A=1 \\\n    NVIDIA_VISIBLE_DEVICES=all\n", "FROM python:3.12.11-slim-bookworm\nENV A=1\n")]
    public void The_pair_goes(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("nvidia/cuda:12.4.1-base-ubuntu22.04", FixClass.Safe)]
    [InlineData("python:3.12.11-slim-bookworm", FixClass.Consent)]
    public void It_is_safe_only_where_the_base_says_the_same(string image, FixClass expected) =>
        Assert.Equal(expected, Assert.Single(RuleAssert.Of(Id, $"FROM {image}\nENV NVIDIA_VISIBLE_DEVICES=all\n")).Fix!.Class);
}
