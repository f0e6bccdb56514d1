using Drydock.Assessment.Configuration;
using Drydock.Cli.Fleet;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Images;

namespace Drydock.Cli.Gpu;

/// <summary>Judges the GPU side of the services of a fleet, each on the driver of its policy.</summary>
internal sealed class FleetGpu(Invocation run, FleetSource source)
{
    private readonly Lazy<GpuTables> tables = new(() => GpuTableFile.Open(run));

    /// <summary>What is found about a service; null where it has no Dockerfile that can be read, which others tell.</summary>
    public async Task<ServiceReport?> OfAsync(FleetService service)
    {
        try
        {
            if (await new GpuServices(run).OfFleetAsync(source, service) is not { } input) return null;
            var driver = GpuServices.DriverOf(service);
            return new ServiceCheck(tables.Value).Check(input, new ResolveTarget(null, driver, null), new GpuHost { Driver = driver });
        }
        catch (ProblemException)
        {
            return null;
        }
    }
}
