using System.CommandLine;
using Drydock.Cli.Usage;
using Drydock.Gpu.Probe.Containers;

namespace Drydock.Cli.Gpu;

/// <summary>The options of <c>gpu probe --image</c>.</summary>
internal sealed class ImageProbeOptions
{
    private static readonly string[] Engines = ["podman", "docker"];

    private readonly Option<string?> image = new("--image") { Description = "Probe in a hardened container of this image: read-only, no capabilities, no network", HelpName = "image" };
    private readonly Option<string?> engine = new("--engine") { Description = "podman or docker (default: the first that is installed)", HelpName = "engine", CustomParser = OptionParsers.OneOf("container engine", Engines) };
    private readonly Option<string> gpus = new("--gpus") { Description = "all, none, or a comma list of indexes, UUIDs and MIG devices", HelpName = "gpus", DefaultValueFactory = static _ => "all" };
    private readonly Option<string?> user = new("--user") { Description = "The user inside (default: the image's own)", HelpName = "uid[:gid]" };
    private readonly Option<string?> binary = new("--binary") { Description = "The drydock that is mounted (default: this one)", HelpName = "file" };
    private readonly Option<string[]> engineArguments = new("--engine-arg") { Description = "Given to the engine's run as it is; may be repeated: --engine-arg=--ulimit=nofile=1024", HelpName = "argument" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the engine's command and do nothing" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        engine.CompletionSources.Add(static _ => Engines);
        foreach (var option in (Option[])[image, engine, gpus, user, binary, engineArguments, dryRun]) command.Add(option);
    }

    /// <summary>Whether only the command is to be printed.</summary>
    public bool DryRun(Invocation run) => run.Value(dryRun);

    /// <summary>What was asked for; null when the probe is to run here.</summary>
    /// <exception cref="UsageException">The options do not make sense together.</exception>
    public ContainerProbeOptions? Read(Invocation run, TimeSpan timeout)
    {
        if (run.Value(image) is not { } name)
        {
            var stray = ((Option[])[engine, gpus, user, binary, engineArguments, dryRun]).FirstOrDefault(o => run.Arguments.GetResult(o) is { Implicit: false });
            return stray is null ? null : throw UsageErrors.Because(run, $"{stray.Name} is for --image only");
        }

        if (name.Length == 0 || name[0] == '-') throw UsageErrors.Because(run, $"'{name}' is not an image");
        return new ContainerProbeOptions
        {
            Image = name,
            Engine = run.Value(engine) ?? Installed(run),
            Gpus = Gpus(run),
            User = run.Value(user),
            Binary = Binary(run),
            Timeout = timeout,
            EngineArguments = [.. run.Value(engineArguments) ?? []],
        };
    }

    private string Gpus(Invocation run)
    {
        var list = run.Value(gpus)!;
        var fine = list.Split(',').All(static g => g.Length > 0 && g.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '/' or '.'));
        return fine ? list : throw UsageErrors.Because(run, $"'{list}' is not a list of GPUs; write all, none or for example 0,1");
    }

    private string Binary(Invocation run)
    {
        if (run.Value(binary) is not { } given)
            return SelfCommand.FindBinary() ?? throw UsageErrors.Because(run, "this drydock needs the .NET runtime, which the image does not have; give a published binary with --binary");
        var path = run.Session.FullPath(given);
        if (!File.Exists(path)) throw UsageErrors.Because(run, $"--binary {path} is not there");
        return path.Contains(',', StringComparison.Ordinal) ? throw UsageErrors.Because(run, $"--binary {path} has a comma, which engines take for the end of the path") : path;
    }

    private static string Installed(Invocation run)
    {
        var folders = (run.Session.Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Engines.FirstOrDefault(name => folders.Any(folder => File.Exists(Path.Combine(folder, name))))
            ?? throw UsageErrors.Because(run, "neither podman nor docker is on PATH; install one, or name it with --engine");
    }
}
