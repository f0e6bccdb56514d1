namespace Drydock.Dockerfiles.Tests.Rules.ShellForms;

/// <summary><c>arg-before-heavy-layer</c>.</summary>
public sealed class ArgBeforeHeavyLayerTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nARG VERSION=1\nRUN apt-get install -y x\n")]
    [InlineData("FROM debian:12.11\nARG COMMIT\nRUN make\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("arg-before-heavy-layer", text);
}
