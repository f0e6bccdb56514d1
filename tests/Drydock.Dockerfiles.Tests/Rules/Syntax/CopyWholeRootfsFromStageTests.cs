namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

/// <summary><c>copy-whole-rootfs-from-stage</c>.</summary>
public sealed class CopyWholeRootfsFromStageTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY . /\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-whole-rootfs-from-stage", text);
}
