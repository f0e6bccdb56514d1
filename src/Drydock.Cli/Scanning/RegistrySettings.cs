using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Drydock.Cli.Usage;
using Drydock.Images;
using Drydock.Images.Registry;

namespace Drydock.Cli.Scanning;

/// <summary>How registries are talked to, from the command line.</summary>
internal static class RegistrySettings
{
    /// <summary>The options of the registry client.</summary>
    /// <exception cref="UsageException">A host or mirror is not written as one.</exception>
    public static RegistryOptions Of(Invocation run, TargetOptions options) => RegistryOptions.Default with
    {
        InsecureHosts = RegistryOptions.Default.InsecureHosts.Union((run.Value(options.InsecureRegistries) ?? []).Select(h => Host(run, h, "--insecure-registry"))),
        Mirrors = Mirrors(run, options),
    };

    /// <summary>The platform whose image counts: the one asked for, else this machine's.</summary>
    public static Platform Platform(Invocation run, TargetOptions options) =>
        run.Value(options.Platform) ?? Images.Platform.Normal("linux", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64", null);

    private static ImmutableSortedDictionary<string, ImmutableArray<RegistryMirror>> Mirrors(Invocation run, TargetOptions options)
    {
        var mirrors = RegistryOptions.Default.Mirrors.ToBuilder();
        foreach (var text in run.Value(options.Mirrors) ?? [])
        {
            var parts = text.Split('=');
            if (parts.Length != 2) throw UsageErrors.Because(run, $"'{text}' is not a mirror; write --registry-mirror docker.io=mirror.example:5000");
            var name = Host(run, parts[0], "--registry-mirror");
            var mirror = new RegistryMirror(Host(run, parts[1], "--registry-mirror"));
            mirrors[name] = mirrors.TryGetValue(name, out var before) ? before.Add(mirror) : [mirror];
        }

        return mirrors.ToImmutable();
    }

    private static string Host(Invocation run, string text, string option)
    {
        if (text.Length is > 0 and <= 255 && !text.Contains("://", StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace))
            return text.TrimEnd('/');
        throw UsageErrors.Because(run, $"'{text}' is not a registry for {option}; write HOST or HOST:PORT, without a scheme");
    }
}
