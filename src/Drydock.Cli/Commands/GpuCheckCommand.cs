using System.Collections.Immutable;
using System.CommandLine;
using Drydock.Cli.Fleet;
using Drydock.Cli.Gpu;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Shell;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock gpu check [SERVICE|PATH…]</c>.</summary>
internal sealed class GpuCheckCommand : CliCommand
{
    private const int PolicyViolated = 2;

    private static readonly string[] Formats = ["table", "json"];

    private readonly Argument<string[]> targets = new("target")
    {
        Description = "A service of drydock.yaml, a Dockerfile, a requirements file or a folder; without one, the services of drydock.yaml, else the current folder",
        HelpName = "service|path",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<PythonVersion?> python = GpuOptions.Python();
    private readonly Option<DriverVersion?> driver = GpuOptions.Driver();
    private readonly Option<GpuArchitecture?> gpu = GpuOptions.Gpu();
    private readonly Option<ComponentVersion?> toolkit = Component("--toolkit", "Version of the host's NVIDIA container toolkit, matched with its advisories");
    private readonly Option<ComponentVersion?> gpuOperator = Component("--operator", "Version of the cluster's GPU operator, matched with its advisories");
    private readonly Option<bool> ofHost = new("--host") { Description = "Take driver and toolkit from this machine where they are not named (/proc/driver/nvidia/version, the package database of Debian and Ubuntu)" };
    private readonly Option<string[]> images = new("--image") { Description = "A built image whose ENV and USER are judged, from the engine, its registry, an archive or a layout (repeatable)", HelpName = "image", DefaultValueFactory = static _ => [] };
    private readonly ImageConfigReader configs = new();
    private readonly Option<string[]> runs = new("--run") { Description = "A docker run or podman run command line that starts the services, judged too", HelpName = "command", DefaultValueFactory = static _ => [] };
    private readonly Option<string[]> bulletins = new("--bulletin") { Description = "A security bulletin of NVIDIA as CSAF, matched too", HelpName = "file", DefaultValueFactory = static _ => [] };
    private readonly Option<string?> format = new("--format") { Description = "table or json", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "table" };

    public GpuCheckCommand()
        : base("check", "Check GPU services: what is pinned, what runs on the driver, what the image grants itself")
    {
        Details =
        [
            "Reads Dockerfiles with the requirements files, pyproject.toml and environment.yml that they install, and compose files. Nothing is downloaded and no image is needed; of one that is named with --image, only the configuration is read. Each finding says what to do and where its fact comes from; for pins, the nearest set that fits is printed ready to write down.",
            "JSON is one object: services (name, file, base, python, gpu, sound, installs, image, starts, findings, unread), host (driver, driverSupportEnds, advisories, unread) and tables (asOf, origin).",
            "The exit code is 2 with an error among the findings or an advisory that holds for the host, 1 when something could not be read or is not known, else 0.",
        ];
        Examples =
        [
            new("drydock gpu check", "The services of drydock.yaml, else everything under the current folder"),
            new("drydock gpu check gpu-classifier --driver 550.54.14 --gpu L4", "One service on a host"),
            new("drydock gpu check . --run 'docker run --gpus all -e NVIDIA_DRIVER_CAPABILITIES=all app'", "With the way in which it is started"),
            new("drydock gpu check --image registry.example/gpu-classifier:1.4 --run 'docker run --gpus 1 app'", "What a built image grants itself"),
            new("drydock gpu check services/ --toolkit 1.17.7 --format json", "With the advisories for the host's toolkit"),
        ];
        format.CompletionSources.Add(Formats);
        Add(targets);
        foreach (var option in (ReadOnlySpan<Option>)[driver, gpu, python, images, runs, ofHost, toolkit, gpuOperator, bulletins, format]) Add(option);
        configs.AddTo(this);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var tables = GpuTableFile.Open(run);
        var host = run.Value(ofHost) ? HostVersions.Read("/") : new HostVersions(null, null);
        host = new HostVersions(run.Value(driver) ?? host.Driver, run.Value(toolkit) ?? host.Toolkit);
        var check = new ServiceCheck(tables);
        var reports = ImmutableArray.CreateBuilder<ServiceReport>();
        foreach (var (service, policyDriver) in await ServicesAsync(run))
        {
            var target = new ResolveTarget(run.Value(python), host.Driver ?? policyDriver, run.Value(gpu));
            reports.Add(check.Check(service with { Starts = [.. service.Starts, .. Starts(run)] }, target, new GpuHost { Driver = target.Driver, Architecture = target.Gpu, Toolkit = host.Toolkit }));
        }

        var hostReport = await HostReportAsync(run, host, tables);
        var services = reports.ToImmutable();
        if (services.IsEmpty) run.Printer.Message("no Dockerfile, compose file or requirements file was found");
        if (run.Value(format) == "json") CheckJson.Write(services, hostReport, tables, run.Printer.Output);
        else run.Printer.Result(TerminalText.Lines(CheckTable.Of(services, hostReport, tables)));
        return ExitCode(services, hostReport);
    }

    private static int ExitCode(ImmutableArray<ServiceReport> services, HostReport host)
    {
        if (services.Any(static s => s.IsSound == Answer.No) || host.Matches.Any(static m => m.Certain)) return PolicyViolated;
        return services.Any(static s => s.IsSound == Answer.Unknown) || host.Unread.Length > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    private async Task<IReadOnlyList<(ServiceInput Service, DriverVersion? Driver)>> ServicesAsync(Invocation run)
    {
        var found = new List<(ServiceInput, DriverVersion?)>();
        var services = new GpuServices(run);
        var fleet = await FleetSource.NearestAsync(run);
        foreach (var image in run.Value(images) ?? []) found.Add((GpuImage.Read(image, await configs.ReadAsync(run, image)), null));
        foreach (var name in Names(run, fleet))
        {
            if (fleet?.File.Find(name) is { } service && await services.OfFleetAsync(fleet, service) is { } ofFleet)
            {
                found.Add((ofFleet, GpuServices.DriverOf(service)));
                continue;
            }

            var full = run.Session.FullPath(name);
            if (fleet is not null && !File.Exists(full) && !Directory.Exists(full)) throw Missing(run, fleet, name);
            foreach (var input in await services.ReadAsync(name)) found.Add((input, null));
        }

        return found;
    }

    /// <summary>What was asked for, else the services of the fleet file, else this folder.</summary>
    private IEnumerable<string> Names(Invocation run, FleetSource? fleet)
    {
        if (run.Value(targets) is { Length: > 0 } given) return given;
        if (run.Value(images) is { Length: > 0 }) return [];
        var named = (fleet?.File.Services ?? []).Where(static s => s.Dockerfile is not null).Select(static s => s.Name).ToList();
        return named.Count > 0 ? named : ["."];
    }

    private static UsageException Missing(Invocation run, FleetSource fleet, string name) => UsageErrors.Because(run, fleet.File.Find(name) is null
        ? $"'{name}' is no path and no service of {fleet.File.Path}{NearestWord.Hint(name, fleet.File.Services.Select(static s => s.Name))}"
        : $"{name} in {fleet.File.Path} has no dockerfile to read");

    private IEnumerable<ServiceStart> Starts(Invocation run)
    {
        foreach (var command in run.Value(runs) ?? [])
        {
            if (ShellScript.Parse(command).Invocations is not [var invocation, ..] || !invocation.Runs("docker", "podman", "nerdctl"))
                throw UsageErrors.Because(run, $"'{command}' is no command line of docker run");
            yield return new ServiceStart("--run", "command line", 1, DockerRunOptions.Read([.. invocation.Arguments.Select(static a => a.Value ?? a.Raw)], new GpuRequest()));
        }
    }

    private async Task<HostReport> HostReportAsync(Invocation run, HostVersions host, GpuTables tables)
    {
        var versions = new List<KeyValuePair<string, ComponentVersion>>();
        if (host.Toolkit is { } toolkitVersion) versions.Add(KeyValuePair.Create(NvidiaComponents.Toolkit, toolkitVersion));
        if (run.Value(gpuOperator) is { } operatorVersion) versions.Add(KeyValuePair.Create(NvidiaComponents.Operator, operatorVersion));
        var read = ImmutableArray.CreateBuilder<CsafBulletin>();
        foreach (var file in run.Value(bulletins) ?? [])
        {
            var content = await TargetFile.ReadAsync(run.Session.FullPath(file), CsafReader.MostBytes, run.Cancellation);
            read.Add(CsafReader.Read(content, out var wrong) ?? throw new TargetException(new("reading", file, wrong, "give a bulletin of github.com/NVIDIA/product-security")));
        }

        return HostReport.Of(host.Driver, versions, read.ToImmutable(), tables, DateOnly.FromDateTime(run.Session.Clock.GetUtcNow().UtcDateTime));
    }

    private static Option<ComponentVersion?> Component(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "version",
        CustomParser = static result =>
        {
            if (ComponentVersion.TryParse(result.Tokens[0].Value, out var version)) return version;
            result.AddError($"'{result.Tokens[0].Value}' is not a version; write it as 1.19.1");
            return null;
        },
    };
}
