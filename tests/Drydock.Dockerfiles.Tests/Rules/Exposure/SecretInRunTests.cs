namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class SecretInRunTests
{
    private const string Id = "secret-in-run";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN git clone https://ghp_A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6@github.com/a/b", "2:https://ghp_A1b2C3d4E5f6A1b2C3d4E5f6A1b2C3d4E5f6@github.com/a/b")]
    [InlineData("FROM debian:12.11\nRUN app --token=abc123", "2:--token=abc123")]
    [InlineData("FROM debian:12.11\nRUN app --password hunter2", "2:hunter2")]
    [InlineData("FROM debian:12.11\nRUN export API_TOKEN=abc123 && app", "2:API_TOKEN=abc123")]
    [InlineData("FROM debian:12.11\nRUN curl -u app:hunter2 https://e.com", "2:app:hunter2")]
    [InlineData("FROM debian:12.11\nRUN PASSWORD=hunter2 app", "2:PASSWORD=hunter2")]
    [InlineData("FROM debian:12.11\nARG T\nRUN pip install -i \"https://u:${T}@e.com/s\" x", "3:\"https://u:${T}@e.com/s\"")]
    [InlineData("FROM debian:12.11\nRUN curl -H 'Authorization: Bearer abcdef0123456789' https://e.com", "2:'Authorization: Bearer abcdef0123456789'")]
    public void A_secret_on_the_command_line_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN app --token=$TOKEN")]
    [InlineData("FROM debian:12.11\nRUN app --password-stdin")]
    [InlineData("FROM debian:12.11\nRUN app --token \"$(cat /run/secrets/t)\"")]
    [InlineData("FROM debian:12.11\nRUN curl -u \"$U:$P\" https://e.com")]
    [InlineData("FROM debian:12.11\nRUN adduser --disabled-password app")]
    [InlineData("FROM debian:12.11\nRUN git clone git@github.com:a/b")]
    [InlineData("FROM debian:12.11\nRUN app --secret id=x,src=/y --api-key \"\"")]
    [InlineData("FROM debian:12.11\nRUN export PATH=/x:$PATH")]
    public void Variables_files_and_names_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void The_secret_itself_is_not_repeated() =>
        Assert.All(RuleAssert.Of(Id, "FROM debian:12.11\nRUN a --password hunter2 && b https://a:hunter2@b.c/ && TOKEN=hunter2 c"), static d => Assert.DoesNotContain("hunter2", d.Message, StringComparison.Ordinal));
}
