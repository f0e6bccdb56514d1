using System.CommandLine;
using Drydock.Cli.Gpu;
using Drydock.Cli.Usage;
using Drydock.Gpu.Probe;
using Drydock.Gpu.Probe.Containers;
using Drydock.Images;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock gpu probe</c>.</summary>
internal sealed class GpuProbeCommand : CliCommand
{
    private const int DoesNotWork = 2;
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly Option<bool> json = new("--json") { Description = "The report as one JSON object" };
    private readonly Option<TimeSpan?> timeout = new("--timeout") { Description = "How long the probe may take (default 30s); a driver that hangs is told when the time is up", HelpName = "duration", CustomParser = OptionParsers.Duration };

    private readonly ImageProbeOptions container = new();

    public GpuProbeCommand()
        : base("probe", "Prove that the GPU works in this container, or tell the cause and the remedy")
    {
        Details =
        [
            "Looks at device nodes, variables, kernel module, NVML, driver and devices, computes on every device and compares with the CPU bit for bit, asks PyTorch when it is there, and looks at cache folders. Needs neither Python nor nvidia-smi.",
            "With --image the probe runs in a container of that image, with this binary mounted, as a hardened service would: --read-only, --cap-drop ALL, no-new-privileges, --network none and a tmpfs on /tmp. Podman gets the GPU by its CDI name, Docker by --gpus.",
            "Ends with 0 when the GPU works, 2 when it does not, 1 when that could not be found out.",
        ];
        Examples =
        [
            new("drydock gpu probe", "Inside the container, as the service's user"),
            new("drydock gpu probe --json --timeout 2m", "For a health check on a machine with many GPUs"),
            new("drydock gpu probe --image registry.example/gpu-classifier:1.4", "In a hardened container of an image"),
            new("drydock gpu probe --image localhost/gpu-classifier --gpus 0 --user 1000 --dry-run", "The engine's command, without running it"),
        ];
        Add(json);
        Add(timeout);
        container.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var limit = run.Value(timeout) ?? DefaultTimeout;
        var inside = container.Read(run, limit);
        if (inside is not null && container.DryRun(run))
        {
            run.Printer.Result(ContainerCommand.ToShell(ContainerCommand.Of(inside, name: null)) + "\n");
            return ExitCodes.Success;
        }

        var report = inside is null ? await HereAsync(run, limit) : await new ContainerProbe(inside, run.Session.Clock).RunAsync(run.Cancellation);
        if (run.Value(json)) ProbeReportJson.Write(report, run.Printer.Output);
        else run.Printer.Result(ProbeTable.Of(report));
        return report.Verdict switch
        {
            ProbeVerdict.Works => ExitCodes.Success,
            ProbeVerdict.DoesNotWork => DoesNotWork,
            _ => ExitCodes.Failure,
        };
    }

    private static Task<ProbeReport> HereAsync(Invocation run, TimeSpan limit)
    {
        if (!OperatingSystem.IsLinux()) throw new ProblemException(new("probing", "the GPU", "this is not Linux", "run the probe inside the container"));
        return new GpuProbe(new ProbeOptions
        {
            StepCommand = [.. SelfCommand.Find(), "gpu", "probe-step"],
            Environment = run.Session.Environment,
            Timeout = limit,
            Clock = run.Session.Clock,
        }).RunAsync(run.Cancellation);
    }
}
