namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>secret-in-run</c>.</summary>
public sealed class SecretInRunTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN pip install --index-url \"https://u:${TOKEN}@h/s\" x\n", "2:\"https://u:${TOKEN}@h/s\"")]
    [InlineData("FROM debian:12.11\nRUN x --password=abc\n", "2:--password=abc")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("secret-in-run", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN git clone git@github.com:a/b && curl https://x.org/a@1:2\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("secret-in-run", text);
}
