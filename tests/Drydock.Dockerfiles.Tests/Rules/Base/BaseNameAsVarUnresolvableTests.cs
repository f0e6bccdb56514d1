namespace Drydock.Dockerfiles.Tests.Rules.Base;

/// <summary><c>base-name-as-var-unresolvable</c>.</summary>
public sealed class BaseNameAsVarUnresolvableTests
{
    [Theory]
    [InlineData("ARG T=1\nFROM a:$T\n")]
    [InlineData("FROM $NONE\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("base-name-as-var-unresolvable", text);
}
