namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

/// <summary><c>expose-admin-port</c>.</summary>
public sealed class ExposeAdminPortTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 80 2375/tcp\n", "2:2375/tcp")]
    public void It_is_reported(string text, params string[] expected) => RuleAssert.Catches("expose-admin-port", text, expected);

    [Theory]
    [InlineData("FROM postgres:17\nEXPOSE 5432\n")]
    [InlineData("FROM debian:12.11\nEXPOSE 8080\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("expose-admin-port", text);
}
