namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>multiple-healthcheck</c>.</summary>
public sealed class MultipleHealthcheckTests
{
    [Theory]
    [InlineData("FROM a AS b\nHEALTHCHECK CMD true\nFROM b\nHEALTHCHECK CMD false\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("multiple-healthcheck", text);
}
