namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>debug-feature-enabled</c>.</summary>
public sealed class DebugFeatureEnabledTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nENV NODE_ENV=development\n", "2:NODE_ENV=development")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("debug-feature-enabled", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV NODE_ENV=production DEBUG=0\n")]
    [InlineData("FROM a AS dev\nENV DEBUG=1\nFROM b\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("debug-feature-enabled", text);
}
