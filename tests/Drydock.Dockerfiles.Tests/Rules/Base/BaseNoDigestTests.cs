namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-no-digest</c>.</summary>
public sealed class BaseNoDigestTests
{
    [Theory]
    [InlineData("FROM scratch\nFROM $X\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-no-digest", text);
}
