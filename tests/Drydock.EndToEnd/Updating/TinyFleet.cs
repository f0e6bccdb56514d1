using Drydock.Assessment.State;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.Updating;

/// <summary>A repository with a service on a tiny base that a loopback registry has in three tags, and a container storage of its own.</summary>
/// <remarks>The bases hold the machine's dash and cat with their libraries, an os-release and a package list: 3.12.4-slim-bookworm and its patch 3.12.20-slim-bookworm
/// have a program <c>adduser</c>, 3.12.20-slim-trixie does not.</remarks>
internal sealed class TinyFleet : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DrydockProgram drydock = new();
    private BackgroundProcess? service;

    private TinyFleet(LoopbackRegistry registry) => Registry = registry;

    public LoopbackRegistry Registry { get; }

    /// <summary>The repository's top folder.</summary>
    public string Root => folder.File("repository");

    /// <summary>The name of the base image, without a tag.</summary>
    public string Base => $"{Registry.Address}/library/python";

    public string Dockerfile => Path.Combine(Root, "api", "Dockerfile");

    private Dictionary<string, string> Environment => new(StringComparer.Ordinal)
    {
        ["CONTAINERS_STORAGE_CONF"] = folder.File("storage.conf"),
        ["STORAGE_DRIVER"] = "vfs",
        ["BUILDAH_ISOLATION"] = "chroot",
        ["CONTAINERS_REGISTRIES_CONF"] = folder.File("registries.conf"),
        ["GIT_CONFIG_GLOBAL"] = folder.File("gitconfig"),
        ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        ["CONTAINERS_CONF"] = folder.File("containers.conf"),
        // A docker command never reaches the machine's own daemon; without a service nobody answers.
        ["DOCKER_HOST"] = "unix://" + Socket,
    };

    /// <summary>Where podman answers as docker does, once it is started.</summary>
    private string Socket => folder.File("engine.sock");

    /// <param name="tests">Further keys of the service, with a comma before each.</param>
    /// <param name="bases">Images that skopeo can read, in place of the tiny bases, by tag.</param>
    public static async Task<TinyFleet> StartAsync(string dockerfile, string tests, CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? bases = null)
    {
        var fleet = new TinyFleet(await LoopbackRegistry.StartAsync(cancellationToken));
        try
        {
            await fleet.PrepareAsync(dockerfile, tests, bases, cancellationToken);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public Task<CommandResult> DrydockAsync(string[] arguments, CancellationToken cancellationToken, string engine = "buildah") =>
        drydock.RunAsync(Environment, [.. arguments, "--fleet", Path.Combine(Root, "drydock.yaml"), "--engine", engine], cancellationToken);

    /// <summary>Starts podman's service, which docker commands talk to from then on, with the storage of this fleet.</summary>
    public async Task StartEngineAsync(CancellationToken cancellationToken)
    {
        await File.AppendAllTextAsync(folder.File("registries.conf"), $"[[registry]]\nlocation = \"{Registry.Address}\"\ninsecure = true\n", cancellationToken);
        service = new BackgroundProcess(["podman", "system", "service", "--time", "0", "unix://" + Socket], Environment);
        await service.UntilAsync(
            async ct =>
            {
                using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
                await socket.ConnectAsync(new System.Net.Sockets.UnixDomainSocketEndPoint(Socket), ct);
            },
            cancellationToken);
    }

    /// <summary>Does the month's work and writes the review.</summary>
    public Task<CommandResult> WorkAsync(CancellationToken cancellationToken) => drydock.RunAsync(Environment, Work, cancellationToken);

    /// <summary>As <see cref="WorkAsync"/>, and kills the program when something has happened.</summary>
    public Task KillWorkAsync(Func<bool> happened, CancellationToken cancellationToken) => drydock.KillOnceAsync(happened, Environment, Work, cancellationToken);

    private string[] Work => ["review", "--run", "--fleet", Path.Combine(Root, "drydock.yaml"), "--engine", "buildah"];

    /// <summary>Runs a command that is told the fleet and nothing of an engine.</summary>
    public Task<CommandResult> PlainAsync(string[] arguments, CancellationToken cancellationToken) => drydock.RunAsync(Environment, arguments, cancellationToken);

    /// <summary>Writes a review and fails the test where there is none.</summary>
    public async Task<string> ReviewAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var review = await drydock.RunAsync(Environment, ["review", "--fleet", Path.Combine(Root, "drydock.yaml"), .. arguments], cancellationToken);
        Assert.True(review.ExitCode == 0, review.Error);
        return review.Output;
    }

    /// <summary>Skips the test, saying why, where Podman cannot run a container.</summary>
    public async Task NeedContainersAsync(CancellationToken cancellationToken)
    {
        var result = await Command.RunAsync(["podman", "run", "--rm", "--tls-verify=false", "--read-only", "--cap-drop", "ALL", $"{Base}:3.12.4-slim-bookworm", "sh", "-c", "exit 0"], Environment, cancellationToken);
        Assert.SkipUnless(result.ExitCode == 0, $"podman runs no container here: {result.Error}");
    }

    /// <summary>Copies a program of this machine with its libraries below a folder of the repository.</summary>
    public Task ProgramAsync(string program, string folder, string name, CancellationToken cancellationToken) => CopyAsync(program, Path.Combine(Root, folder, name), Path.Combine(Root, folder), cancellationToken);

    /// <summary>Gives a base another tag.</summary>
    public Task TagAsync(string from, string to, CancellationToken cancellationToken) => MustAsync(["skopeo", "copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{Base}:{from}", $"docker://{Base}:{to}"], cancellationToken);

    /// <summary>The trials that the project's state file holds.</summary>
    /// <summary>The digests of bases that the state file has.</summary>
    public IReadOnlyList<RecordedBase> Bases()
    {
        using var state = StateFile.OpenExisting(Path.Combine(Root, ".drydock", "state.db"));
        return state.Bases();
    }

    public IReadOnlyList<RecordedTrial> Trials(string service = "api")
    {
        using var state = StateFile.OpenExisting(Path.Combine(Root, ".drydock", "state.db"));
        return state.Trials(service);
    }

    public async Task<string> MustAsync(string[] command, CancellationToken cancellationToken)
    {
        var result = await Command.RunAsync(command, Environment, cancellationToken);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)} exited with {result.ExitCode}: {result.Error}");
        return result.Output;
    }

    public Task<string> GitAsync(string[] arguments, CancellationToken cancellationToken) => MustAsync(["git", "-C", Root, .. arguments], cancellationToken);

    public void Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    public async ValueTask DisposeAsync()
    {
        drydock.Dispose();
        if (service is not null) await service.DisposeAsync();
        await Registry.DisposeAsync();
        folder.Dispose();
    }

    private async Task PrepareAsync(string dockerfile, string tests, IReadOnlyDictionary<string, string>? bases, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        await File.WriteAllTextAsync(folder.File("storage.conf"), $"[storage]\ndriver = \"vfs\"\nrunroot = \"{folder.File("run")}\"\ngraphroot = \"{folder.File("graph")}\"\n", cancellationToken);
        await File.WriteAllTextAsync(folder.File("registries.conf"), "unqualified-search-registries = []\n", cancellationToken);
        await File.WriteAllTextAsync(folder.File("gitconfig"), "[user]\nname = Test\nemail = test@example.invalid\n[init]\ndefaultBranch = main\n", cancellationToken);
        // Small limits and no cgroup manager: what a container of the build machine has, too.
        await File.WriteAllTextAsync(folder.File("containers.conf"), "[containers]\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\nlog_driver = \"k8s-file\"\nnetns = \"none\"\n[engine]\ncgroup_manager = \"cgroupfs\"\nruntime = \"runc\"\nevents_logger = \"file\"\n", cancellationToken);
        if (bases is null)
        {
            await PushAsync("3.12.4-slim-bookworm", "12", "bookworm", "1.0", withAdduser: true, cancellationToken);
            await PushAsync("3.12.20-slim-bookworm", "12", "bookworm", "1.1", withAdduser: true, cancellationToken);
            await PushAsync("3.12.20-slim-trixie", "13", "trixie", "2.0", withAdduser: false, cancellationToken);
        }

        foreach (var (tag, image) in bases ?? new Dictionary<string, string>(StringComparer.Ordinal)) await Registry.PushAsync(image, $"library/python:{tag}", cancellationToken);
        Write("api/Dockerfile", dockerfile.Replace("@BASE@", Base, StringComparison.Ordinal));
        Write("drydock.yaml", $"version: 1\nservices:\n  api: {{dockerfile: api/Dockerfile{tests}}}\n");
        await GitAsync(["init", "-q"], cancellationToken);
        await GitAsync(["add", "."], cancellationToken);
        await GitAsync(["commit", "-q", "-m", "first"], cancellationToken);
    }

    private async Task PushAsync(string tag, string version, string codename, string package, bool withAdduser, CancellationToken cancellationToken)
    {
        var context = folder.File($"base-{tag}");
        var root = Path.Combine(context, "root");
        foreach (var (program, name) in new[] { ("/bin/dash", "bin/sh"), ("/bin/cat", "usr/bin/cat") }) await CopyAsync(program, Path.Combine(root, name), root, cancellationToken);
        Text(root, "etc/os-release", $"ID=debian\nVERSION_ID=\"{version}\"\nVERSION_CODENAME={codename}\n");
        Text(root, "var/lib/dpkg/status", $"Package: tiny\nStatus: install ok installed\nArchitecture: amd64\nVersion: {package}\n\n");
        if (withAdduser) Text(root, "usr/sbin/adduser", "#!/bin/sh\nexit 0\n", executable: true);
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), "FROM scratch\nADD root /\nENV PATH=/usr/sbin:/usr/bin:/bin\n", cancellationToken);
        await MustAsync(["buildah", "bud", "--quiet", "--format", "docker", "--tag", $"{Base}:{tag}", context], cancellationToken);
        await MustAsync(["buildah", "push", "--quiet", "--tls-verify=false", $"{Base}:{tag}"], cancellationToken);
        await MustAsync(["buildah", "rmi", $"{Base}:{tag}"], cancellationToken);
    }

    private static async Task CopyAsync(string program, string to, string root, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(program, to, overwrite: true);
        foreach (var word in (await Command.MustAsync(["ldd", program], cancellationToken)).Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(static w => w.StartsWith('/') && File.Exists(w)))
        {
            var library = Path.Combine(root, word[1..]);
            Directory.CreateDirectory(Path.GetDirectoryName(library)!);
            File.Copy(word, library, overwrite: true);
        }
    }

    private static void Text(string root, string path, string content, bool executable = false)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        if (executable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(file, (UnixFileMode)0b111_101_101);
    }
}
