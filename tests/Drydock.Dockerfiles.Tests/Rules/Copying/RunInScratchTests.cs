namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>run-in-scratch</c>.</summary>
public sealed class RunInScratchTests
{
    [Theory]
    [InlineData("FROM scratch\nADD root.tar /\nRUN x\n")]
    [InlineData("FROM scratch\nRUN [\"/x\"]\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("run-in-scratch", text);
}
