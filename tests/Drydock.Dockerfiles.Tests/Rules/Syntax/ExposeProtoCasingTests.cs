namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>expose-proto-casing</c>.</summary>
public sealed class ExposeProtoCasingTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80/tcp\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-proto-casing", text);
}
