namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class ContainerRuntimeInImageTests
{
    private const string Id = "container-runtime-in-image";

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y curl docker-ce=5:27", "2:docker-ce=5:27")]
    [InlineData("FROM alpine:3.20\nRUN apk add docker", "2:docker")]
    public void Toolkit_and_engine_are_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y docker-ce-cli")]
    [InlineData("FROM debian:12.11 AS b\nRUN apt-get install -y docker.io\nFROM debian:12.11")]
    [InlineData("FROM debian:12.11\nRUN pip install docker")]
    public void Clients_and_other_stages_are_not(string text) => RuleAssert.CatchesNot(Id, text);
}
