namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-latest</c>.</summary>
public sealed class BaseLatestTests
{
    [Theory]
    [InlineData("ARG T=latest\nFROM a:$T\n", "2:a:$T")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("base-latest", text, expected);

    [Theory]
    [InlineData("FROM a:1\nFROM a:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000\nFROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-latest", text);
}
