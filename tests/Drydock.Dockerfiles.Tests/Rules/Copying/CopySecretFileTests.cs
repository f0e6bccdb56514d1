namespace Drydock.Dockerfiles.Tests.Rules.Copying;

/// <summary><c>copy-secret-file</c>.</summary>
public sealed class CopySecretFileTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nCOPY a deploy/server.key .aws/ /x/\n", "2:deploy/server.key", "2:.aws/")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("copy-secret-file", text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nCOPY .env.example id_rsa.pub cert.pem /x/\nCOPY --from=b .env /x\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("copy-secret-file", text);
}
