namespace Drydock.Dockerfiles.Tests.Rules.Exposure;

public sealed class ExposeMismatchTests
{
    private const string Id = "expose-mismatch";

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8200\nHEALTHCHECK CMD curl -f http://localhost:${PORT:-8201}/x", "3:HEALTHCHECK CMD curl -f http://localhost:${PORT:-8201}/x")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nCMD [\"uvicorn\", \"a:b\", \"--port\", \"8000\"]", "3:CMD [\"uvicorn\", \"a:b\", \"--port\", \"8000\"]")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nCMD gunicorn -b 0.0.0.0:8000 a:b", "3:CMD gunicorn -b 0.0.0.0:8000 a:b")]
    [InlineData("FROM debian:12.11\nEXPOSE 8080\nHEALTHCHECK CMD wget -q http://127.0.0.1/", "3:HEALTHCHECK CMD wget -q http://127.0.0.1/")]
    [InlineData("FROM debian:12.11\nEXPOSE 8080\nHEALTHCHECK CMD curl localhost:81", "3:HEALTHCHECK CMD curl localhost:81")]
    public void Health_check_and_command_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nEXPOSE 8000-8010\nHEALTHCHECK CMD curl http://localhost:8005/")]
    [InlineData("FROM debian:12.11\nHEALTHCHECK CMD curl http://localhost:8005/")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nHEALTHCHECK CMD curl http://localhost:$PORT/")]
    [InlineData("FROM debian:12.11\nEXPOSE $P\nHEALTHCHECK CMD curl http://localhost:8005/")]
    [InlineData("FROM debian:12.11\nENV PORT=8200\nEXPOSE 8200\nHEALTHCHECK CMD curl http://localhost:${PORT:-1}/")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nHEALTHCHECK NONE")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nHEALTHCHECK CMD curl https://other.example:8005/")]
    [InlineData("FROM debian:12.11\nEXPOSE 80\nCMD [\"a\", \"--port\", \"80\"]")]
    public void Agreement_and_what_is_not_known_are_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Theory]
    [InlineData("8080:9000", "2:80")]
    [InlineData("8080:80", null)]
    [InlineData("127.0.0.1:8080:80/tcp", null)]
    public void What_compose_publishes_is_compared(string port, string? expected)
    {
        var settings = RuleAssert.Settings(Id) with { Services = RuleAssert.Services($"services:\n  web:\n    build: .\n    ports:\n      - \"{port}\"\n") };

        RuleAssert.CatchesWith(Id, "FROM debian:12.11\nEXPOSE 80", settings, expected is null ? [] : [expected]);
    }
}
