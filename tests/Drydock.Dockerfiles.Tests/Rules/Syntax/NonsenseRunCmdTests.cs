namespace Drydock.Dockerfiles.Tests.Rules.Syntax;

public sealed class NonsenseRunCmdTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN sudo reboot\n", "2:reboot")]
    [InlineData("FROM debian:12.11\nRUN systemctl start x\n", "2:systemctl")]
    [InlineData("FROM debian:12.11\nRUN vim /etc/x\n", "2:vim")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("nonsense-run-cmd", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y vim ssh\nRUN echo ps\nRUN systemctl enable x\n")]
    [InlineData("FROM debian:12.11\nRUN vim +PlugInstall +qall\n")]
    [InlineData("FROM debian:12.11\nRUN service postgresql start && psql -c x\n")]
    [InlineData("FROM debian:12.11\nRUN --security=insecure mount /a /b\n")]
    [InlineData("FROM debian:12.11\nRUN ssh -V\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("nonsense-run-cmd", text);
}
