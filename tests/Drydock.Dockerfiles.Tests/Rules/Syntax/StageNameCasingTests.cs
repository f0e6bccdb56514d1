namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>stage-name-casing</c>.</summary>
public sealed class StageNameCasingTests
{
    [Theory]
    [InlineData("FROM a AS build-1\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("stage-name-casing", text);

    [Theory]
    [InlineData("FROM a AS B\nRUN --mount=type=bind,from=B,target=/x y\n", "FROM a AS b\nRUN --mount=type=bind,from=b,target=/x y\n")]
    public void It_is_mended(string before, string after) => RuleAssert.Mends("stage-name-casing", before, after);
}
