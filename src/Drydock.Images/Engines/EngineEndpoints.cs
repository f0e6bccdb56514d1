using Docker.DotNet;
using Drydock.Images.References;

namespace Drydock.Images.Engines;

/// <summary>Finds where container engines listen for the person who runs Drydock. Nothing is connected to.</summary>
public static class EngineEndpoints
{
    /// <summary>The places to try, most wanted first; empty when there is none. A place that the user names is the only one of its engine.</summary>
    /// <param name="kind">Docker, Podman, or Image for both.</param>
    /// <param name="environment">Reads a variable of the environment; null or empty when unset.</param>
    /// <exception cref="EngineException">A named place cannot be used.</exception>
    public static IReadOnlyList<EngineEndpoint> For(TargetKind kind, Func<string, string?> environment) =>
    [
        .. kind is TargetKind.Docker or TargetKind.Image ? Docker(environment) : [],
        .. kind is TargetKind.Podman or TargetKind.Image ? Podman(environment) : [],
    ];

    private static List<EngineEndpoint> Docker(Func<string, string?> environment)
    {
        if (Value(environment, "DOCKER_HOST") is { } host) return [Named("docker", host, "DOCKER_HOST")];
        var settings = new CliSettings(environment);
        if (Context(settings) is { } context) return [new EngineEndpoint("docker", context, "docker context")];
        if (OperatingSystem.IsWindows()) return [new EngineEndpoint("docker", new Uri("npipe://./pipe/docker_engine"), "default pipe")];
        var home = Value(environment, "HOME");
        return Sockets("docker", "/var/run/docker.sock", Under(Value(environment, "XDG_RUNTIME_DIR"), "docker.sock"),
            Under(home, ".docker/run/docker.sock"), Under(home, ".docker/desktop/docker.sock"));
    }

    private static List<EngineEndpoint> Podman(Func<string, string?> environment)
    {
        if (Value(environment, "CONTAINER_HOST") is { } host) return [Named("podman", host, "CONTAINER_HOST")];
        return Sockets("podman", Under(Value(environment, "XDG_RUNTIME_DIR"), "podman/podman.sock"), "/run/podman/podman.sock");
    }

    /// <summary>The endpoint of the context in use; null when it is the default one or there is no configuration.</summary>
    private static Uri? Context(CliSettings settings)
    {
        try
        {
            var config = new DockerConfig(settings);
            if (settings.DockerContext is null && (!config.Exists || !NamesContext(config))) return null;
            return config.GetEndpoint();
        }
        catch (SshDockerEndpointNotSupportedException error)
        {
            throw Unusable("the docker context", "it leads over ssh, which is not spoken", error);
        }
        catch (Exception error) when (error is DockerConfigurationException or System.Text.Json.JsonException or IOException or UnauthorizedAccessException or UriFormatException)
        {
            throw Unusable("the docker context", "it cannot be read", error);
        }
    }

    private static bool NamesContext(DockerConfig config)
    {
        using var document = config.Parse();
        return document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object
            && document.RootElement.TryGetProperty("currentContext", out var context)
            && context.ValueKind == System.Text.Json.JsonValueKind.String && context.GetString() is { Length: > 0 } name && name != "default";
    }

    private static EngineEndpoint Named(string engine, string address, string variable)
    {
        if (address.StartsWith('/')) address = "unix://" + address;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) throw Unusable(variable, $"{ReferenceProblems.Shown(address)} is not an address", null);
        if (uri.Scheme == "ssh") throw Unusable(variable, "it leads over ssh, which is not spoken", null);
        if (uri.Scheme is not ("unix" or "tcp" or "http" or "https" or "npipe")) throw Unusable(variable, $"{ReferenceProblems.Shown(uri.Scheme)} is not a scheme of engines", null);
        return new EngineEndpoint(engine, uri, variable);
    }

    private static List<EngineEndpoint> Sockets(string engine, params string?[] paths) =>
        [.. paths.OfType<string>().Where(File.Exists).Select(path => new EngineEndpoint(engine, new Uri("unix://" + path), "default socket"))];

    private static string? Under(string? folder, string path) => folder is null ? null : Path.Combine(folder, path);

    private static EngineException Unusable(string subject, string wrong, Exception? inner) =>
        new(new Problem("finding the container engine by", subject, wrong, "set it to an address such as unix:///var/run/docker.sock, or tunnel the socket"), EngineFailure.NoEngine, inner);

    private static string? Value(Func<string, string?> environment, string name) => environment(name) is { Length: > 0 } value ? value : null;

    private sealed class CliSettings(Func<string, string?> environment) : IDockerCliSettings
    {
        public string DockerConfig => Value(environment, "DOCKER_CONFIG") ?? Under(Value(environment, "HOME") ?? Value(environment, "USERPROFILE"), ".docker") ?? "";

        public string? DockerHost => null;

        public string? DockerTlsVerify => Value(environment, "DOCKER_TLS_VERIFY");

        public string? DockerContext => Value(environment, "DOCKER_CONTEXT");
    }
}
