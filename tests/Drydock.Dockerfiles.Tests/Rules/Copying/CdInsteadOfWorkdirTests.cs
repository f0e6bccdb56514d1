namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>cd-instead-of-workdir</c>.</summary>
public sealed class CdInsteadOfWorkdirTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN make && cd /x && y\n")]
    [InlineData("FROM debian:12.11\nRUN (cd /x && y)\n")]
    [InlineData("FROM debian:12.11\nRUN cd $X && y\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("cd-instead-of-workdir", text);
}
