using System.Collections.Immutable;
using System.Globalization;
using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>The device nodes, and whether this user may open them.</summary>
internal static class DeviceNodesCheck
{
    /// <summary>The nodes with what opening them gave.</summary>
    /// <param name="opened">Null when there was nothing to open.</param>
    public static ImmutableArray<DeviceNode> Opened(ImmutableArray<DeviceNode> nodes, StepOutcome? opened)
    {
        if (opened is null) return nodes;
        var errors = opened.Trace.Facts("open").Where(static f => f.Length == 2).ToDictionary(static f => f[0], static f => f[1], StringComparer.Ordinal);
        return [.. nodes.Select(n => errors.TryGetValue(n.Path, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var error) ? n with { OpenError = error } : n)];
    }

    public static ProbeCheck Of(ProbeSurroundings around, StepOutcome? opened)
    {
        var detail = around.Nodes.IsEmpty ? "no device node of a GPU under /dev" : $"{string.Join(", ", around.Nodes)}; {around.Identity}";
        if (opened?.Abnormal(opened.Trace.Pending ?? "a device node") is { } end)
            return end.IsDrivers ? ProbeCheck.Failed(ProbeCheckNames.DeviceNodes, end.Detail, end.Cause) : ProbeCheck.Unknown(ProbeCheckNames.DeviceNodes, end.Detail, end.Cause);
        return DeviceCauses.FirstWrong(around) is { } wrong ? ProbeCheck.Failed(ProbeCheckNames.DeviceNodes, detail, wrong) : ProbeCheck.Ok(ProbeCheckNames.DeviceNodes, detail);
    }
}
