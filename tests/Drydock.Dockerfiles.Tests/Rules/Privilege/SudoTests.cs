namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class SudoTests
{
    private const string Id = "sudo";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get update && sudo -E make", "2:sudo")]
    [InlineData("FROM debian:12.11\nRUN sudo", "2:sudo")]
    [InlineData("FROM debian:12.11\nRUN if true; then /usr/bin/sudo ls; fi", "2:/usr/bin/sudo")]
    public void Wherever_the_command_stands_it_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y sudo")]
    [InlineData("FROM debian:12.11\nRUN echo \"sudo ls\"")]
    [InlineData("FROM debian:12.11\n# sudo ls\nRUN ls")]
    [InlineData("FROM debian:12.11\nRUN rm /etc/sudoers")]
    public void Other_words_and_texts_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo apt-get update && sudo apt-get install -y x\n", "FROM debian:12.11\nRUN apt-get update && apt-get install -y x\n")]
    public void The_word_goes_and_nothing_else(string before, string after) => RuleAssert.Mends(Id, before, after);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo -u app ls")]
    [InlineData("FROM debian:12.11\nUSER app\nRUN sudo ls")]
    [InlineData("FROM example.com/unknown:1\nRUN sudo ls")]
    public void With_options_or_another_user_it_stays(string text) => RuleAssert.OffersNoFix(Id, text);
}
