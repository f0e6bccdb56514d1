namespace Drydock.Dockerfiles.Tests.Rules.Copying;

public sealed class ConsecutiveCopyTests
{
    private const string Id = "consecutive-copy";

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a ./\nCOPY b ./", "3:COPY")]
    [InlineData("FROM debian:12.11\nCOPY a .\nCOPY b .", "3:COPY")]
    public void Neighbours_into_one_folder_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a /x/\nCOPY b /y/")]
    [InlineData("FROM debian:12.11\nCOPY a /x\nCOPY b /x")]
    [InlineData("FROM debian:12.11\nCOPY --chown=1 a ./\nCOPY b ./")]
    [InlineData("FROM debian:12.11\nCOPY a ./\nRUN x\nCOPY b ./")]
    public void Other_folders_and_flags_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
