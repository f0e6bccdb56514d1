using System.CommandLine;
using Drydock.Cli.Usage;
using Drydock.Images;

namespace Drydock.Cli.Scanning;

/// <summary>Options of commands that read a target.</summary>
internal sealed class TargetOptions
{
    public Option<Platform?> Platform { get; } = new("--platform")
    {
        Description = "Platform of a multi-platform image (default: this machine's)",
        HelpName = "os/arch",
        CustomParser = OptionParsers.Platform,
    };

    public Option<string?> CacheFolder { get; } = CacheFolderOption();

    public Option<bool> NoCache { get; } = new("--no-cache") { Description = "Read every layer, remember none" };

    public Option<bool> Offline { get; } = new("--offline", "--skip-db-update") { Description = "Ask no registry: only the local engine, archives and folders" };

    public Option<bool> Verify { get; } = new("--verify") { Description = "Check the layer digests of local uncompressed archives too" };

    public Option<string[]> InsecureRegistries { get; } = new("--insecure-registry") { Description = "Registry that may be asked over plain http (repeatable)", HelpName = "host" };

    public Option<string[]> Mirrors { get; } = new("--registry-mirror")
    {
        Description = "Ask a mirror first (repeatable): docker.io=mirror.example:5000",
        HelpName = "name=mirror",
    };

    public Option<TimeSpan?> Timeout { get; } = ProgressOptions.Timeout();

    public Option<bool> NoProgress { get; } = ProgressOptions.NoProgress();

    public static Option<string?> CacheFolderOption() => new("--cache-dir") { Description = "Folder of the layer cache (default $XDG_CACHE_HOME/drydock)", HelpName = "dir" };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { Platform, CacheFolder, NoCache, Offline, Verify, InsecureRegistries, Mirrors, Timeout, NoProgress }) command.Add(option);
    }

    /// <summary>The argument that names a target.</summary>
    public static Argument<string?> Argument(ArgumentArity arity) => new("target")
    {
        Description = "NAME[:TAG][@DIGEST], docker:NAME, podman:NAME, registry:NAME, oci:DIR[:TAG], oci-archive:FILE, docker-archive:FILE, dir:DIR, sbom:FILE, or a path",
        Arity = arity,
    };
}
