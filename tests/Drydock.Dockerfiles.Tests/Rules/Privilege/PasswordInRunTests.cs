namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class PasswordInRunTests
{
    private const string Id = "password-in-run";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN echo root:x | chpasswd", "2:chpasswd")]
    [InlineData("FROM debian:12.11\nRUN echo x | passwd --stdin root", "2:passwd --stdin root")]
    [InlineData("FROM debian:12.11\nRUN useradd -p \"$(openssl passwd -1 x)\" app", "2:useradd -p \"$(openssl passwd -1 x)\" app")]
    [InlineData("FROM debian:12.11\nRUN usermod -p abc root", "2:usermod -p abc root")]
    public void Every_way_to_set_one_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN useradd -p '*' app")]
    [InlineData("FROM debian:12.11\nRUN useradd -p '' app")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=p cat /run/secrets/p | chpasswd")]
    [InlineData("FROM debian:12.11\nRUN --mount=type=secret,id=p chpasswd < /run/secrets/p")]
    [InlineData("FROM debian:12.11\nRUN passwd -l root")]
    public void Locked_accounts_secret_mounts_and_empty_ones_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
