namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

/// <summary><c>container-runtime-in-image</c>.</summary>
public sealed class ContainerRuntimeInImageTests
{
    [Theory]
    [InlineData("FROM debian:12.11\nRUN apt-get install -y docker-cli\n")]
    public void It_is_not_reported(string text) => RuleAssert.CatchesNot("container-runtime-in-image", text);
}
