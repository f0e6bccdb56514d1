namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-eol</c>.</summary>
public sealed class BaseEolTests
{
    [Theory]
    [InlineData("FROM debian:12\nFROM unknown/image:1\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-eol", text);
}
