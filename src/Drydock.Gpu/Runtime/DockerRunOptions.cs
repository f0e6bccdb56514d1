using System.Collections.Immutable;

namespace Drydock.Gpu.Runtime;

/// <summary>Reads a <c>docker run</c> or <c>podman run</c> command line, given as words, as far as GPUs go.</summary>
public static class DockerRunOptions
{
    private const int MostWords = 2000;

    /// <summary>Options without a value; every other one takes the next word unless it has <c>=</c>.</summary>
    private static readonly ImmutableArray<string> Switches =
    [
        "-d", "-i", "-t", "-it", "-ti", "-dit", "-id", "-td", "-dt", "-P", "-q", "--detach", "--interactive", "--tty", "--rm", "--privileged", "--read-only", "--init",
        "--no-healthcheck", "--oom-kill-disable", "--publish-all", "--quiet", "--sig-proxy", "--disable-content-trust", "--replace", "--help", "--env-host",
    ];

    /// <summary>What the options ask for, over an image's own; words behind the image's name do not count.</summary>
    /// <param name="image">The request with what is known of the image.</param>
    public static GpuRequest Read(ImmutableArray<string> words, GpuRequest image)
    {
        var request = image;
        var environment = new List<string>();
        var start = words.IndexOf("run") is var run and >= 0 ? run + 1 : 0;
        for (var i = start; i < words.Length && i < MostWords; i++)
        {
            if (!words[i].StartsWith('-') || words[i].Length == 1) break;
            var (name, value) = Split(words[i]);
            if (value is null && !Switches.Contains(name) && i + 1 < words.Length) value = words[++i];
            request = Option(request, name, value, environment);
        }

        return request with { Start = request.Start.With(VariableSet.Of(environment)) };
    }

    private static GpuRequest Option(GpuRequest request, string name, string? value, List<string> environment)
    {
        switch (name)
        {
            case "-e" or "--env" when value is not null:
                environment.Add(value);
                return request;
            case "--gpus" when value is not null:
                return request with { Devices = GpuDeviceRequest.Parse(value) ?? request.Devices };
            case "--runtime":
                return request with { Runtime = value };
            case "--privileged":
                return request with { Privileged = value != "false" };
            case "--cap-add" when value is "ALL" or "all" or "SYS_ADMIN" or "CAP_SYS_ADMIN":
                return request with { Privileged = true };
            case "-u" or "--user" when value is not null:
                return request with { User = value };
            case "--device" when value is not null && value.Contains('=', StringComparison.Ordinal):
                return request with { CdiDevices = request.CdiDevices.Add(value) };
            case "-v" or "--volume" or "--mount" when value is not null && Target(value) is { } target:
                return request with { MountedPaths = request.MountedPaths.Add(target) };
            default:
                return request;
        }
    }

    /// <summary>The path inside the container of <c>source:target[:mode]</c> and <c>type=…,target=…</c>.</summary>
    private static string? Target(string value)
    {
        if (!value.Contains('=', StringComparison.Ordinal)) return value.Split(':') is [_, var target, ..] ? target : null;
        foreach (var field in value.Split(','))
            foreach (var key in (ReadOnlySpan<string>)["target=", "dst=", "destination="])
                if (field.StartsWith(key, StringComparison.Ordinal)) return field[key.Length..];
        return null;
    }

    private static (string Name, string? Value) Split(string word)
    {
        if (word.StartsWith("--", StringComparison.Ordinal)) return word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (word[..at], word[(at + 1)..]) : (word, null);
        // -eNAME=value is one word.
        return word.Length > 2 && word[1] is 'e' or 'u' or 'v' && !Switches.Contains(word) ? (word[..2], word[2..]) : (word, null);
    }
}
