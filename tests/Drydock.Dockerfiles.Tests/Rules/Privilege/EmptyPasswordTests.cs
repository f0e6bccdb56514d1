namespace Drydock.Dockerfiles.Tests.Rules.Privilege;

public sealed class EmptyPasswordTests
{
    private const string Id = "empty-password";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN passwd -d root", "2:passwd -d root")]
    [InlineData("FROM debian:12.11\nRUN useradd -p '' app", "2:useradd -p '' app")]
    [InlineData("FROM debian:12.11\nRUN sed -i 's/root:*:/root::/' /etc/shadow", "2:sed -i 's/root:*:/root::/' /etc/shadow")]
    [InlineData("FROM debian:12.11\nRUN echo \"app::19000:0:99999:7:::\" >> /etc/shadow", "2:echo \"app::19000:0:99999:7:::\" >> /etc/shadow")]
    public void Every_way_to_empty_one_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN passwd --lock app")]
    [InlineData("FROM debian:12.11\nRUN adduser --disabled-password app")]
    [InlineData("FROM debian:12.11\nRUN echo \"app:*:19000::::::\" >> /etc/shadow")]
    [InlineData("FROM debian:12.11\nRUN echo \"std::vector\" > /x")]
    public void Locking_and_other_files_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
