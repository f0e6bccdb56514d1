namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>secret-in-arg-env</c>.</summary>
public sealed class SecretInArgEnvTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nENV DB_PASSWORD=hunter2 A=b\n", "2:DB_PASSWORD=hunter2")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("secret-in-arg-env", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nENV TOKEN_FILE=/run/x PUBLIC_KEY=y SECRET_KEY_VERSION=1 API_TOKEN=\"\" PASSWORD=$X KEY=/etc/key TOKENIZERS_PARALLELISM=false MONKEY=1\n")]
    [InlineData("ARG TOKEN\nFROM a\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("secret-in-arg-env", text);
}
