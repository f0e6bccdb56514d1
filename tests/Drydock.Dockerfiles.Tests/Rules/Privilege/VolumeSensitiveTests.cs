namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>volume-sensitive</c>.</summary>
public sealed class VolumeSensitiveTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nVOLUME [\"/x\", \"/dev/\"]\n", "2:\"/dev/\"")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("volume-sensitive", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nVOLUME /data\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("volume-sensitive", text);
}
