using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Gpu.Probe.Containers;

/// <summary>The command line that probes inside a hardened container.</summary>
public static class ContainerCommand
{
    /// <summary>Where the binary is mounted.</summary>
    public const string Inside = "/drydock";

    /// <summary>Program and arguments.</summary>
    /// <param name="name">Name of the container, by which it can be removed; null to let the engine choose.</param>
    public static ImmutableArray<string> Of(ContainerProbeOptions options, string? name) =>
    [
        options.Engine, "run", "--rm",
        .. name is null ? ImmutableArray<string>.Empty : ["--name", name],
        // What a hardened service gets: nothing to write but /tmp, nothing to become, nobody to call. Triton loads what it compiles there, hence exec.
        "--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp:rw,nosuid,nodev,exec,mode=1777,size=256m",
        .. options.User is { } user ? ["--user", user] : ImmutableArray<string>.Empty,
        .. Gpus(options),
        "--mount", $"type=bind,source={options.Binary},target={Inside},readonly",
        "--entrypoint", Inside,
        .. options.EngineArguments,
        options.Image, "gpu", "probe", "--json", "--timeout", ((int)Math.Ceiling(options.Timeout.TotalSeconds)).ToString(CultureInfo.InvariantCulture) + "s",
    ];

    /// <summary>The command as one line for a POSIX shell.</summary>
    public static string ToShell(IEnumerable<string> command) => string.Join(' ', command.Select(Quote));

    // Podman takes CDI names; Docker's list is one CSV field, whose commas need quotes of their own.
    private static ImmutableArray<string> Gpus(ContainerProbeOptions options) => (options.Gpus, options.IsPodman) switch
    {
        ("none", _) => [],
        (_, true) => [.. options.Gpus.Split(',').SelectMany(static gpu => (string[])["--device", "nvidia.com/gpu=" + gpu])],
        ("all", false) => ["--gpus", "all"],
        _ => ["--gpus", $"\"device={options.Gpus}\""],
    };

    private static string Quote(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || "-_=+:,./@%".Contains(c, StringComparison.Ordinal)) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
