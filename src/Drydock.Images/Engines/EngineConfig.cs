using Docker.DotNet.Models;

namespace Drydock.Images.Engines;

/// <summary>Turns the config that an engine tells into ours.</summary>
internal static class EngineConfig
{
    public static ImageConfig Of(DockerOCIImageConfig? config) => config is null ? ImageConfig.Empty : new ImageConfig
    {
        Entrypoint = [.. config.Entrypoint ?? []],
        Command = [.. config.Cmd ?? []],
        WorkingFolder = Some(config.WorkingDir),
        Ports = [.. (config.ExposedPorts?.Keys ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal)],
        Volumes = [.. (config.Volumes?.Keys ?? Enumerable.Empty<string>()).Order(StringComparer.Ordinal)],
        StopSignal = Some(config.StopSignal),
        Healthcheck = config.Healthcheck is { Test.Count: > 0 } probe
            ? ImageHealthcheck.Of(probe.Test, Nanoseconds(probe.Interval), Nanoseconds(probe.Timeout), Nanoseconds(probe.StartPeriod), probe.Retries ?? 0)
            : null,
        OnBuild = [.. config.OnBuild ?? []],
        Shell = [.. config.Shell ?? []],
    };

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static long Nanoseconds(TimeSpan? time) => (time ?? TimeSpan.Zero).Ticks * 100;
}
