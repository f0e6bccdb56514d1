using System.Collections.Immutable;

namespace Drydock.Gpu.Advisories;

/// <summary>The components that NVIDIA's advisories are about, by the names that packages and charts use.</summary>
public static class NvidiaComponents
{
    public const string Toolkit = "container-toolkit";
    public const string Operator = "gpu-operator";
    public const string DevicePlugin = "k8s-device-plugin";
    public const string MigManager = "mig-manager";
    public const string Driver = "driver";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Toolkit, Operator, DevicePlugin, MigManager, Driver];

    /// <summary>The component that a package, product or chart name stands for; null when it is none of them.</summary>
    public static string? Find(string name)
    {
        var plain = name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        if (plain.Contains("container-toolkit", StringComparison.Ordinal) || plain.StartsWith("libnvidia-container", StringComparison.Ordinal)) return Toolkit;
        if (plain.Contains("gpu-operator", StringComparison.Ordinal)) return Operator;
        if (plain.Contains("device-plugin", StringComparison.Ordinal)) return DevicePlugin;
        if (plain.Contains("mig-manager", StringComparison.Ordinal)) return MigManager;
        return plain.Contains("driver", StringComparison.Ordinal) ? Driver : null;
    }
}
