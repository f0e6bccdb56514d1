namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>prefer-copy-heredoc</c>.</summary>
public sealed class PreferCopyHeredocTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo a > /x && echo b >> /x\n")]
    [InlineData("FROM debian:12.11\nRUN echo a >&2; echo b >&2; echo c >&2\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("prefer-copy-heredoc", text);
}
