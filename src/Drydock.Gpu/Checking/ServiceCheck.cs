using System.Collections.Immutable;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Runtime.Rules;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Checking;

/// <summary>Judges a service: its pins against Python, driver and GPU, and what it asks of NVIDIA's runtime.</summary>
public sealed class ServiceCheck(GpuTables tables)
{
    private const string Nvidia = "NVIDIA_";

    private readonly TorchResolver resolver = new(tables);
    private readonly ContainerRuntime runtime = new(tables);

    /// <summary>Judges a service.</summary>
    /// <param name="target">Driver and GPU; a Python here goes before that of the base image.</param>
    public ServiceReport Check(ServiceInput service, ResolveTarget target, GpuHost host)
    {
        target = target with { Base = service.Base };
        var installs = Installs(service, target);
        var variables = BaseVariables.Of(service.Base, tables).With(VariableSet.Of(service.Variables.Select(static v => KeyValuePair.Create(v.Name, v.Value))));
        var image = new GpuRequest { Image = variables, User = service.User, LinkedLibraryFolders = service.LinkedLibraryFolders };
        var usesGpu = UsesGpu(service, installs, variables);
        var starts = service.Starts.Select(start => (start, request: start.Request with { Image = variables, User = start.Request.User ?? service.User, LinkedLibraryFolders = service.LinkedLibraryFolders })).ToList();
        return new ServiceReport(
            service.Name,
            service.File,
            service.Base,
            target.Python ?? (service.Base is null ? null : BaseImageFacts.Of(service.Base, tables).Python),
            usesGpu,
            installs,
            runtime.Grant(image, host),
            [.. starts.Select(s => new StartReport(s.start, runtime.Grant(s.request, host)))],
            usesGpu ? Findings(service, target, installs, image, starts) : [],
            service.Unread);
    }

    /// <summary>The installs of PyTorch, without those that find what they ask for already there.</summary>
    private ImmutableArray<InstallReport> Installs(ServiceInput service, ResolveTarget target)
    {
        var reports = ImmutableArray.CreateBuilder<InstallReport>();
        WheelVersion? installed = null;
        foreach (var step in service.Installs.Where(static i => i.Alternatives.Any(static a => a.AsksForTorch)))
        {
            if (installed is not null && IsSatisfied(step, installed)) continue;
            var report = new InstallReport(step, resolver.ResolveAlternatives(step.Alternatives, target));
            reports.Add(report);
            if (report.Resolutions[0].Installs != Answer.No) installed = report.Resolutions[0].Torch ?? installed;
        }

        return reports.ToImmutable();
    }

    /// <summary>Only torch is asked for, without a file of its own, and the version that is there is allowed.</summary>
    private static bool IsSatisfied(InstallStep step, WheelVersion installed) => step.Alternatives is [var set]
        && set.Requirements.All(r => r.Name is not ("torchvision" or "torchaudio") && (r.Name != "torch" || (!r.Unclear && r.Url.Length == 0 && r.Allows(installed))));

    private static bool UsesGpu(ServiceInput service, ImmutableArray<InstallReport> installs, VariableSet variables) =>
        installs.Any(static i => i.Resolutions.Any(static r => !r.CpuOnly && r.Requirements.Length > 0))
        || variables.Pairs.Any(static p => p.Key.StartsWith(Nvidia, StringComparison.Ordinal))
        || service.Starts.Any(static s => s.Request.Devices is not null || s.Request.CdiDevices.Length > 0 || s.Request.Runtime == "nvidia"
            || s.Request.Start.Pairs.Any(static p => p.Key.StartsWith(Nvidia, StringComparison.Ordinal)));

    private ImmutableArray<CheckFinding> Findings(ServiceInput service, ResolveTarget target, ImmutableArray<InstallReport> installs, GpuRequest image, List<(ServiceStart Start, GpuRequest Request)> starts)
    {
        var findings = new List<CheckFinding>();
        foreach (var install in installs)
            foreach (var finding in ResolutionFindings.Of(install)) findings.Add(new CheckFinding(finding, install.Step.File, install.Step.Line) { InstructionLine = install.Step.InstructionLine });
        if (BaseDriver.Check(service.Base, target.Driver, tables) is { } ofBase) findings.Add(new CheckFinding(ofBase, service.File, service.BaseLine));
        var ofImage = GpuRuleList.Check(image, tables);
        findings.AddRange(ofImage.Select(f => new CheckFinding(f, service.File, LineOf(service, f.Subject))));
        var said = ofImage.Select(static f => (f.Rule, f.Subject)).ToHashSet();
        foreach (var (start, request) in starts)
            findings.AddRange(GpuRuleList.Check(request, tables).Where(f => !said.Contains((f.Rule, f.Subject))).Select(f => new CheckFinding(f, start.File, start.Line)));
        return [.. findings.Distinct().OrderByDescending(static f => f.Finding.Severity).ThenBy(static f => f.File, StringComparer.Ordinal).ThenBy(static f => f.Line)];
    }

    private static int LineOf(ServiceInput service, string subject) => service.Variables.LastOrDefault(v => v.Name == subject)?.Line ?? service.BaseLine;
}
