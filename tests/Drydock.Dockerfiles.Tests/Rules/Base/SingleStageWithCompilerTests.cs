namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>single-stage-with-compiler</c>.</summary>
public sealed class SingleStageWithCompilerTests
{
    [Theory]
    [InlineData("FROM alpine:3.22\nRUN apk add libffi-dev gcc\n", "2:libffi-dev", "2:gcc")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("single-stage-with-compiler", text, expected);

    [Theory]
    [InlineData("FROM a AS b\nRUN apt-get install -y gcc\nFROM a\n")]
    [InlineData("FROM a\nRUN apk add --virtual .b gcc && make && apk del .b\n")]
    [InlineData("FROM a\nRUN apt-get install -y gcc && x && apt-get purge -y gcc\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("single-stage-with-compiler", text);
}
