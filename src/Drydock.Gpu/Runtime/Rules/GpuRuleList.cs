using System.Collections.Immutable;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Runtime.Rules;

/// <summary>The rules about requests to NVIDIA's runtime.</summary>
public static class GpuRuleList
{
    /// <summary>One line each.</summary>
    public static ImmutableArray<GpuRule> All { get; } =
    [
        new AllDevicesInImage(),
        new AllDevicesAtStart(),
        new DevicesByIndex(),
        new TooManyCapabilities(),
        new DefaultCapabilities(),
        new UnsupportedCapabilities(),
        new RequirementsDisabled(),
        new RequirementWithSpace(),
        new Preload(),
        new RootUser(),
        new LinkedLibraries(),
    ];

    /// <summary>The findings of all rules, the worst first.</summary>
    public static ImmutableArray<GpuFinding> Check(GpuRequest request, GpuTables tables) =>
        [.. All.SelectMany(rule => rule.Check(request, tables)).OrderByDescending(static f => f.Severity)];
}
