using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Tests.Rules.Gpu;

public sealed class GpuComposeBroadTests
{
    private const string Id = "gpu-compose-broad";

    [Theory]
    [InlineData("    gpus: all\n")]
    [InlineData("    runtime: nvidia\n")]
    [InlineData("    runtime: nvidia\n    environment: [NVIDIA_VISIBLE_DEVICES=all]\n")]
    [InlineData("    privileged: true\n    deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]}}}\n")]
    [InlineData("    deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1}]}}}\n")]
    public void A_service_that_is_given_too_much_is_caught(string service) =>
        RuleAssert.CatchesWith(Id, "FROM debian:12.11", With(service), "1:FROM debian:12.11");

    [Theory]
    [InlineData("    deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]}}}\n")]
    [InlineData("    deploy: {resources: {reservations: {devices: [{driver: nvidia, device_ids: [GPU-1], capabilities: [gpu]}]}}}\n")]
    [InlineData("    runtime: nvidia\n    environment: [NVIDIA_VISIBLE_DEVICES=GPU-1]\n")]
    [InlineData("    privileged: true\n")]
    public void A_service_with_one_GPU_or_none_is_not(string service) => RuleAssert.CatchesNot(Id, "FROM debian:12.11", With(service));

    private static CheckSettings With(string service) => RuleAssert.Settings(Id) with { Services = RuleAssert.Services("services:\n  a:\n    build: .\n" + service) };
}
