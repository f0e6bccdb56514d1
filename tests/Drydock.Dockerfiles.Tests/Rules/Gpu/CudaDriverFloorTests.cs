namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class CudaDriverFloorTests
{
    private const string Id = "cuda-driver-floor";

    [Theory]
    [InlineData("FROM nvidia/cuda:13.0.1-base-ubuntu24.04 AS a\nFROM a", "1:nvidia/cuda:13.0.1-base-ubuntu24.04")]
    public void A_driver_below_the_floor_is_caught(string text, string expected) => RuleAssert.Catches(Id, text, expected);

    [Theory]
    [InlineData("FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04\n")]
    [InlineData("FROM debian:12.11\n")]
    [InlineData("FROM nvidia/cuda:13.0.1-base-ubuntu24.04\nFROM debian:12.11")]
    public void A_driver_that_runs_it_is_not(string text) => RuleAssert.CatchesNot(Id, text);

    [Fact]
    public void Without_a_known_driver_nothing_is_said() =>
        RuleAssert.CatchesNot(Id, "FROM nvidia/cuda:13.0.1-base-ubuntu24.04", RuleAssert.Settings(Id) with { Driver = null });
}
