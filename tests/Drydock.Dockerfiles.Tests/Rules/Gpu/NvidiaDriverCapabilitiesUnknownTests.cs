namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class NvidiaDriverCapabilitiesUnknownTests
{
    private const string Id = "nvidia-driver-capabilities-unknown";

    [Fact]
    public void A_word_that_the_runtime_does_not_know_is_caught() =>
        RuleAssert.Catches(Id, "FROM python:3.12-slim\nENV NVIDIA_DRIVER_CAPABILITIES=compute,gpu", "2:NVIDIA_DRIVER_CAPABILITIES=compute,gpu");

    [Theory]
    [InlineData("compute,utility")]
    [InlineData("all")]
    [InlineData("none")]
    [InlineData("\"\"")]
    [InlineData("ngx,video")]
    public void Words_that_it_knows_are_not(string value) => RuleAssert.CatchesNot(Id, $"FROM python:3.12-slim\nENV NVIDIA_DRIVER_CAPABILITIES={value}");
}
