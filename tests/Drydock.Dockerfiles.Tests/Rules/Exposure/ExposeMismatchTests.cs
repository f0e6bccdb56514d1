namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>expose-mismatch</c>.</summary>
public sealed class ExposeMismatchTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl localhost:1\n")]
    [InlineData("FROM debian:12.11\nEXPOSE $P\nHEALTHCHECK CMD curl localhost:1\n")]
    [InlineData("FROM debian:12.11\nEXPOSE 80/tcp\nHEALTHCHECK CMD curl http://127.0.0.1:80/\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-mismatch", text);
}
