using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>The instructions and the flags that each knows.</summary>
/// <remarks>BuildKit's <c>instructions</c> package as of Dockerfile syntax 1.26-labs. ARG, STOPSIGNAL and HEALTHCHECK NONE take and ignore any flag.</remarks>
public static class InstructionTable
{
    /// <summary>Every instruction word, lower case, sorted.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["add", "arg", "cmd", "copy", "entrypoint", "env", "expose", "from", "healthcheck", "label", "maintainer", "onbuild", "run", "shell", "stopsignal", "user", "volume", "workdir"];

    private static readonly Dictionary<string, ImmutableArray<string>> Valued = new(StringComparer.Ordinal)
    {
        ["from"] = ["platform"],
        ["run"] = ["mount", "network", "security", "device"],
        ["copy"] = ["from", "chown", "chmod", "exclude"],
        ["add"] = ["chown", "chmod", "checksum", "exclude"],
        ["healthcheck"] = ["interval", "timeout", "start-period", "start-interval", "retries"],
    };

    private static readonly Dictionary<string, ImmutableArray<string>> Switches = new(StringComparer.Ordinal)
    {
        ["copy"] = ["link", "parents"],
        ["add"] = ["link", "keep-git-dir", "unpack"],
    };

    /// <summary>Flags that may be given more than once.</summary>
    public static ImmutableArray<string> Repeatable { get; } = ["mount", "exclude", "device"];

    /// <summary>True for an instruction that ignores its flags.</summary>
    public static bool IgnoresFlags(string name) => name is "arg" or "stopsignal";

    /// <summary>The flags of an instruction that take a value.</summary>
    public static ImmutableArray<string> ValuedFlags(string name) => Valued.GetValueOrDefault(name, []);

    /// <summary>The flags of an instruction that take none, or <c>=true</c> or <c>=false</c>.</summary>
    public static ImmutableArray<string> SwitchFlags(string name) => Switches.GetValueOrDefault(name, []);
}
