using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Shell;

/// <summary>Finds the calls of package managers in a script.</summary>
public static class PackageInstalls
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly ImmutableArray<string> System = ["apt-get", "apt", "aptitude", "apk", "dnf", "yum", "microdnf", "tdnf", "zypper"];
    private static readonly ImmutableArray<string> Language = ["npm", "pnpm", "yarn", "gem", "go", "cargo", "conda", "mamba", "micromamba", "composer", "bundle", "poetry", "pipenv"];

    /// <summary>Options that take a value as the next word, by manager.</summary>
    private static readonly Dictionary<string, ImmutableArray<string>> Valued = new(StringComparer.Ordinal)
    {
        ["apt-get"] = ["-o", "-c", "-t", "--option", "--target-release", "--default-release", "-a", "--host-architecture"],
        ["apk"] = ["-t", "--virtual", "-X", "--repository", "-p", "--root", "--repositories-file", "--keys-dir", "--cache-dir", "--arch", "--wait"],
        ["dnf"] = ["-c", "--config", "--enablerepo", "--disablerepo", "--repo", "--repoid", "--setopt", "-x", "--exclude", "--installroot", "--releasever", "-d", "-e", "-R"],
        ["zypper"] = ["-R", "--root", "-c", "--config", "-r", "--repo", "--from", "-t", "--type"],
        ["pip"] =
        [
            "-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--prefix", "--root", "--platform", "--python-version",
            "--implementation", "--abi", "--cache-dir", "--log", "--proxy", "--retries", "--timeout", "--trusted-host", "--cert", "--client-cert", "--upgrade-strategy", "--progress-bar",
            "--no-binary", "--only-binary", "--src", "-b", "--build", "--python", "-p", "--index", "--default-index", "--index-strategy", "--torch-backend", "--resolution", "--override",
            "--build-constraint", "--config-settings", "-C", "--global-option", "--install-option", "--exists-action", "--report", "--keyring-provider", "--link-mode", "--group", "--extra", "-e", "--editable",
        ],
        ["npm"] = ["--prefix", "-C", "--registry", "--cache", "-w", "--workspace", "--loglevel", "--userconfig", "--fetch-retries", "--fetch-timeout"],
        ["go"] = ["-ldflags", "-tags", "-C", "-o", "-mod", "-modfile", "-p", "-gcflags", "-asmflags", "-buildmode"],
        ["cargo"] = ["--version", "--vers", "--git", "--branch", "--tag", "--rev", "--path", "--root", "--registry", "--features", "-F", "--target", "--profile", "-j", "--jobs", "--target-dir", "--manifest-path", "-p", "--package", "--bin"],
        ["gem"] = ["-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source", "-P", "--platform"],
        ["conda"] = ["-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file", "--solver"],
    };

    /// <summary>Every call of a package manager, in text order.</summary>
    public static IEnumerable<PackageInstall> Of(ShellScript script) => script.Invocations.Select(Of).OfType<PackageInstall>();

    /// <summary>The call behind a command; null when it is no package manager's.</summary>
    public static PackageInstall? Of(ShellInvocation invocation)
    {
        var (manager, arguments) = Manager(invocation);
        if (manager is null) return null;
        var valued = Valued.GetValueOrDefault(Family(manager), []);
        ShellWord? action = null;
        var operands = ImmutableArray.CreateBuilder<ShellWord>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var word = arguments[i];
            if (word.Prefix is ['-', _, ..])
            {
                if (word.Value is { } option && valued.Contains(option)) i++;
                continue;
            }

            if (action is null) action = word;
            else operands.Add(word);
        }

        return new PackageInstall(invocation, manager, action?.Value ?? "", action, operands.ToImmutable());
    }

    /// <summary>Values of an option, written as <c>--option value</c> or <c>--option=value</c>.</summary>
    public static IEnumerable<ShellWord> ValuesOf(ShellInvocation invocation, params string[] options)
    {
        var arguments = invocation.Arguments;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Value is { } whole && options.Contains(whole) && i + 1 < arguments.Length) yield return arguments[i + 1];
            else if (options.Any(o => o.StartsWith("--", StringComparison.Ordinal) && arguments[i].Prefix.StartsWith(o + "=", StringComparison.Ordinal))) yield return arguments[i];
            else if (options.Any(o => o.Length == 2 && o[0] == '-' && o[1] != '-' && arguments[i].Prefix.Length > 2 && arguments[i].Prefix.StartsWith(o, StringComparison.Ordinal))) yield return arguments[i];
        }
    }

    private static (string? Manager, ImmutableArray<ShellWord> Arguments) Manager(ShellInvocation invocation)
    {
        if (invocation.Name is not { } name) return (null, []);
        if (System.Contains(name) || Language.Contains(name)) return (name, invocation.Arguments);
        if (IsPip(name)) return ("pip", invocation.Arguments);
        var arguments = invocation.Arguments;
        if (name.StartsWith("python", StringComparison.Ordinal))
        {
            var module = arguments.IndexOf(arguments.FirstOrDefault(static a => a.Prefix == "-m")!);
            return module >= 0 && module + 1 < arguments.Length && arguments[module + 1].Value == "pip" ? ("pip", arguments[(module + 2)..]) : (null, []);
        }

        if (name != "uv") return (null, []);
        var first = arguments.FirstOrDefault(static a => !a.Prefix.StartsWith('-'));
        return first?.Value == "pip" ? ("uv pip", arguments[(arguments.IndexOf(first) + 1)..]) : ("uv", arguments);
    }

    private static bool IsPip(string name) =>
        name is "pip" or "pip3" or "pipx" || name.StartsWith("pip", StringComparison.Ordinal) && name.AsSpan(3).IndexOfAnyExcept(VersionCharacters) < 0;

    private static string Family(string manager) => manager switch
    {
        "apt" or "aptitude" => "apt-get",
        "yum" or "microdnf" or "tdnf" => "dnf",
        "uv pip" or "uv" => "pip",
        "pnpm" or "yarn" => "npm",
        "mamba" or "micromamba" => "conda",
        _ => manager,
    };
}
