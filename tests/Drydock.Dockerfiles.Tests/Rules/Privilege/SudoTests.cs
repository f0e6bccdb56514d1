namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

/// <summary><c>sudo</c>.</summary>
public sealed class SudoTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y sudo && echo sudo\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("sudo", text);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo -u app x\n")]
    public void It_is_left_to_a_person(string text) => RuleAssert.OffersNoFix("sudo", text);
}
