namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>multiple-entrypoint</c>.</summary>
public sealed class MultipleEntrypointTests
{
    [Theory]
    [InlineData("FROM a AS b\nENTRYPOINT [\"first\"]\nFROM b\nENTRYPOINT [\"second\"]\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("multiple-entrypoint", text);
}
