using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>A program that builds images and runs them.</summary>
/// <param name="Name"><c>docker</c>, <c>podman</c> or <c>buildah</c>.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Version">As it says.</param>
/// <param name="HasBuildx">Docker has its builder plug-in.</param>
internal sealed record BuildEngine(string Name, string Path, string Version, bool HasBuildx)
{
    public const string Auto = "auto";

    /// <summary>What may be asked for.</summary>
    public static ImmutableArray<string> Names { get; } = [Auto, "docker", "podman", "buildah"];

    /// <summary>The engine that was asked for, else the first one that is there and answers.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public static async Task<BuildEngine> FindAsync(Invocation run, string asked)
    {
        var told = new List<string>();
        foreach (var name in asked == Auto ? Names.Skip(1) : [asked])
        {
            if (ProgramPath.Find(run.Session, name) is not { } path)
            {
                told.Add($"{name} is not installed");
                continue;
            }

            var answer = await ProgramRun.RunAsync([path, .. Question(name)], run.Session.CurrentFolder, null, null, run.Cancellation);
            if (answer.ExitCode == 0) return new BuildEngine(name, path, answer.Output.Trim().Split('\n')[0], name == "docker" && await HasBuildxAsync(run, path));
            told.Add($"{name} does not answer ({(answer.Telling is [.., var last] ? last : $"exit code {answer.ExitCode}")})");
        }

        throw new ProblemException(new("looking for", "something that builds images", string.Join("; ", told), "install or start docker, podman or buildah, or name it with --engine"));
    }

    /// <summary>The command that builds.</summary>
    public ImmutableArray<string> Build(BuildOrder order)
    {
        var command = ImmutableArray.CreateBuilder<string>();
        command.Add(Path);
        command.AddRange(Name switch { "docker" when HasBuildx => ["buildx", "build", "--load"], "docker" => ["build"], "podman" => ["build", "--format", "docker"], _ => (string[])["bud", "--format", "docker"] });
        command.Add("--pull");
        if (order.Insecure && Name != "docker") command.Add("--tls-verify=false");
        command.AddRange("--file", order.Dockerfile, "--tag", order.Image);
        if (order.Target is { } target) command.AddRange("--target", target);
        if (order.Platform is { } platform) command.AddRange("--platform", platform);
        foreach (var (name, value) in order.Arguments) command.AddRange("--build-arg", $"{name}={value}");
        command.Add(order.Context);
        return command.ToImmutable();
    }

    /// <summary>Set for the command that builds: without the plug-in, docker refuses to build where DOCKER_BUILDKIT=1 is set, and builds by its old builder where it is not.</summary>
    public IReadOnlyDictionary<string, string>? BuildEnvironment => Name == "docker" && !HasBuildx ? new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_BUILDKIT"] = "0" } : null;

    /// <summary>Which of docker's builders builds, to follow its version; empty for others.</summary>
    public string BuilderWords => Name != "docker" ? "" : HasBuildx ? " (buildx)" : " (its classic builder: buildx is not installed)";

    /// <summary>The command that writes an image into a docker-archive.</summary>
    public ImmutableArray<string> Save(string image, string file) => Name switch
    {
        "buildah" => [Path, "push", image, $"docker-archive:{file}:{image}"],
        "podman" => [Path, "save", "--format", "docker-archive", "--output", file, image],
        _ => [Path, "save", "--output", file, image],
    };

    /// <summary>The command that forgets an image.</summary>
    public ImmutableArray<string> Remove(string image) => [Path, "rmi", image];

    /// <summary>The commands that run a program in a container of an image and clean up: one of docker and podman; three of buildah, whose first one prints the name of the container.</summary>
    /// <param name="container">What buildah called the container; null before it has.</param>
    public ImmutableArray<string> Run(string image, string? container, IReadOnlyList<string> program, IEnumerable<string> environment, string? user)
    {
        string[] settings = [.. environment.SelectMany(static e => new[] { "--env", e }), .. user is null ? [] : (string[])["--user", user]];
        if (Name != "buildah") return [Path, "run", "--rm", "--entrypoint", program[0], .. settings, image, .. program.Skip(1)];
        return container is null ? [Path, "from", "--pull-never", image] : [Path, "run", .. settings, container, "--", .. program];
    }

    /// <summary>As <see cref="Run"/> for docker and podman, in a container that stays under a name.</summary>
    public ImmutableArray<string> RunNamed(string container, string image, IReadOnlyList<string> program, IEnumerable<string> environment, string? user) =>
        Run(image, null, program, environment, user).Replace("--rm", $"--name={container}");

    /// <summary>What runs containers of the images that this one builds: itself, or for buildah the podman that shares its storage; null when there is none.</summary>
    public async Task<BuildEngine?> RunnerAsync(Invocation run)
    {
        if (Name != "buildah") return this;
        if (ProgramPath.Find(run.Session, "podman") is not { } path) return null;
        var answer = await ProgramRun.RunAsync([path, .. Question("podman")], run.Session.CurrentFolder, null, null, run.Cancellation);
        return answer.ExitCode == 0 ? new BuildEngine("podman", path, answer.Output.Trim().Split('\n')[0], HasBuildx: false) : null;
    }

    private static string[] Question(string name) => name switch
    {
        "docker" => ["version", "--format", "{{.Server.Version}}"],
        "podman" => ["info", "--format", "{{.Version.Version}}"],
        _ => ["--version"],
    };

    private static async Task<bool> HasBuildxAsync(Invocation run, string docker) =>
        (await ProgramRun.RunAsync([docker, "buildx", "version"], run.Session.CurrentFolder, null, null, run.Cancellation)).ExitCode == 0;
}
