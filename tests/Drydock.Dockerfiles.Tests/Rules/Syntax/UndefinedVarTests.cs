namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>undefined-var</c>.</summary>
public sealed class UndefinedVarTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nWORKDIR /x/$NONE\n", "2:/x/$NONE")]
    [InlineData("FROM debian:12.11\nLABEL a=$B\n", "2:a=$B")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("undefined-var", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nARG X\nCOPY $X /y\nRUN echo $ANY\nENV A=${B:-c}\n")]
    [InlineData("FROM python:3.12\nLABEL v=$PYTHON_VERSION\nENV PATH=/x:$PATH\nENV LD_LIBRARY_PATH=/y:$LD_LIBRARY_PATH\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("undefined-var", text);
}
