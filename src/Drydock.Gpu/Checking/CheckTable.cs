using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;

namespace Drydock.Gpu.Checking;

/// <summary>The result of a check for a person.</summary>
public static class CheckTable
{
    private static readonly ImmutableArray<string> Heads = ["WHERE", "PINNED", "PYTHON", "CUDA", "DRIVER", "INSTALLS", "RUNS"];

    /// <summary>Lines, each ended by a line feed.</summary>
    public static string Of(ImmutableArray<ServiceReport> services, HostReport host, GpuTables tables)
    {
        var text = new StringBuilder();
        foreach (var service in services)
        {
            if (text.Length > 0) text.Append('\n');
            Service(text, service);
        }

        Host(text, host);
        return text.Append('\n').Append(tables.Told).Append('\n').ToString();
    }

    private static void Service(StringBuilder text, ServiceReport service)
    {
        text.Append(service.Name).Append(": ").Append(service.Base ?? "no base image").Append(" (").Append(service.File).Append(")\n");
        if (!service.UsesGpu)
        {
            text.Append("  asks for no GPU and no CUDA\n");
            Unread(text, service);
            return;
        }

        Matrix(text, service);
        text.Append("\n  the image alone gets ").Append(service.Grant);
        if (service.Grant.Active == Answer.Unknown && service.Grant.Devices != DeviceSelection.Void) text.Append(", where NVIDIA's runtime is the engine's default");
        text.Append('\n');
        foreach (var start in service.Starts)
            text.Append(CultureInfo.InvariantCulture, $"  started by {start.Start.File}:{start.Start.Line} ({start.Start.Name}) it gets {start.Grant}\n");
        foreach (var finding in service.Findings) Finding(text, finding);
        Unread(text, service);
        foreach (var pins in service.Installs.Select(static i => i.Resolutions[0].Nearest).OfType<PinSet>().DistinctBy(static p => string.Join(' ', p.Lines)))
        {
            text.Append("\n  the nearest set that fits, to write down:\n");
            foreach (var line in pins.Lines) text.Append("    ").Append(line).Append('\n');
        }
    }

    private static void Matrix(StringBuilder text, ServiceReport service)
    {
        var rows = service.Installs.SelectMany(install => install.Resolutions.Select((resolution, i) => Row(install, resolution, i))).ToList();
        if (rows.Count == 0)
        {
            text.Append("  nothing of PyTorch is installed here\n");
            return;
        }

        var widths = Heads.Select((head, column) => Math.Max(head.Length, rows.Max(row => row[column].Length))).ToArray();
        foreach (var row in rows.Prepend(Heads))
            text.Append("  ").Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
    }

    private static ImmutableArray<string> Row(InstallReport install, TorchResolution resolution, int alternative) =>
    [
        alternative == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(install.Step.File)}:{install.Step.Line}") : "  or",
        string.Join(' ', resolution.Requirements),
        resolution.Python?.ToString() ?? "?",
        resolution.CpuOnly ? "none" : resolution.Cuda?.ToString() ?? "?",
        resolution.MinDriver is { } driver ? $"{driver}+" : "-",
        ResolutionJson.Word(resolution.Installs),
        ResolutionJson.Word(resolution.Runs),
    ];

    private static void Finding(StringBuilder text, CheckFinding finding)
    {
        var severity = finding.Finding.Severity.ToString().ToLowerInvariant();
        text.Append(CultureInfo.InvariantCulture, $"\n  {severity}: {finding.Finding.Text} [{finding.Finding.Rule}, {finding.File}:{finding.Line}]\n");
        text.Append("    do: ").Append(finding.Finding.Fix).Append('\n');
        if (finding.Finding.Citation is { } citation) text.Append("    see: ").Append(citation).Append('\n');
    }

    private static void Unread(StringBuilder text, ServiceReport service)
    {
        foreach (var unread in service.Unread) text.Append("\n  not read: ").Append(unread.Text).Append(": ").Append(unread.Wrong).Append('\n');
    }

    private static void Host(StringBuilder text, HostReport host)
    {
        if (host is { BranchEnded: true, Branch: { } branch })
            text.Append(CultureInfo.InvariantCulture, $"\nhost: the support of driver branch {branch.Branch} ended on {branch.End:yyyy-MM-dd} ({branch.Citation})\n");
        foreach (var match in host.Matches)
        {
            var advisory = match.Advisory;
            var condition = match.Certain ? "" : $"; only where: {advisory.Condition}";
            text.Append(CultureInfo.InvariantCulture, $"\nhost: {advisory.Cve} ({advisory.Severity}, {advisory.Score}) in {advisory.Component} {match.Installed}, mended in {advisory.Fixed}{condition}\n    see: {advisory.Citation}\n");
        }

        foreach (var unread in host.Unread) text.Append("\nhost: not read: ").Append(unread).Append('\n');
    }
}
