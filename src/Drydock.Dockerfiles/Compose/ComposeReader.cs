using System.Collections.Immutable;
using Drydock.Dockerfiles.Yaml;
using Drydock.Images;

namespace Drydock.Dockerfiles.Compose;

/// <summary>Reads compose files as far as images, builds, users, privileges and GPUs go (Compose Specification, 05-services and build).</summary>
public static class ComposeReader
{
    /// <summary>File names that Compose itself looks for, in its order.</summary>
    public static ImmutableArray<string> FileNames { get; } = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    private static readonly string[] HostKeys = ["network_mode", "pid", "ipc"];

    /// <summary>Reads a compose file; what it does not understand it leaves out.</summary>
    /// <exception cref="ProblemException">It is no YAML, no mapping at the top, or hits a limit.</exception>
    public static ComposeFile Read(string path, string text)
    {
        IReadOnlyList<YamlNode> documents;
        try
        {
            documents = YamlReader.Read(text);
        }
        catch (YamlException error)
        {
            throw Problem($"{path}:{error.Line}:{error.Column}", error.Message, error);
        }

        if (documents.Count == 0) return new ComposeFile(path, [], null);
        if (documents[0] is not YamlMapping root) throw Problem($"{path}:{documents[0].Line}", $"it holds {documents[0].Kind} where a mapping with 'services' is expected");
        var version = root.Pairs.FirstOrDefault(static pair => pair.Key.Value == "version");
        return new ComposeFile(path, [.. (root["services"]?.Entries ?? []).Select(static pair => Service(pair.Key, pair.Value))], version?.Key.Line);
    }

    private static ProblemException Problem(string where, string wrong, Exception? inner = null) =>
        new(new("reading", where, wrong, "correct the compose file"), inner);

    private static ComposeService Service(YamlScalar name, YamlNode node) => new()
    {
        Name = name.Value,
        Line = name.Line,
        Image = Value(node["image"]),
        Build = Build(node["build"]),
        Platforms = [.. Values(node["build"] is YamlMapping map ? map["platforms"] : null), .. Value(node["platform"]) is { } platform ? [platform] : Array.Empty<ComposeValue>()],
        User = Value(node["user"]),
        Privileged = node["privileged"] is YamlScalar { AsBoolean: true } scalar ? Value(scalar) : null,
        ReadOnly = node["read_only"] is YamlScalar { AsBoolean: true },
        CapabilitiesDropped = Values(node["cap_drop"]),
        CapabilitiesAdded = Values(node["cap_add"]),
        SecurityOptions = Values(node["security_opt"]),
        Environment = Variables(node["environment"]),
        Runtime = Value(node["runtime"]),
        Gpus = [.. ComposeGpuReader.Read(node)],
        Ports = [.. Pairs(node["ports"], "published", "target")],
        Volumes = [.. Pairs(node["volumes"], "source", "target")],
        Devices = [.. Pairs(node["devices"], "source", "target")],
        HostNamespaces = [.. HostKeys.Select(key => Value(node[key])).OfType<ComposeValue>().Where(static v => v.Text == "host")],
        HealthCheck = node["healthcheck"]?["test"] switch { YamlSequence list => [.. Values(list).Select(static v => v.Text)], { Text: { } line } => [line], _ => [] },
    };

    private static ComposeBuild? Build(YamlNode? node) => node switch
    {
        null => null,
        YamlMapping map => new ComposeBuild(
            Value(map["context"]) ?? new ComposeValue(".", map.Line, map.Column),
            Value(map["dockerfile"]) ?? new ComposeValue("Dockerfile", map.Line, map.Column),
            map["dockerfile_inline"]?.Text,
            Value(map["target"]),
            Variables(map["args"]),
            [.. Variables(map["additional_contexts"]).Select(static v => v.Name)]),
        _ => Value(node) is { } context ? new ComposeBuild(context, new ComposeValue("Dockerfile", context.Line, context.Column), null, null, [], []) : null,
    };

    private static ComposeValue? Value(YamlNode? node) => node?.Text is { } text ? new ComposeValue(text, node.Line, node.Column) : null;

    private static ImmutableArray<ComposeValue> Values(YamlNode? node) => [.. (node?.Items ?? []).Select(Value).OfType<ComposeValue>()];

    /// <summary>A list of <c>NAME=value</c>, or a mapping.</summary>
    private static ImmutableArray<ComposeVariable> Variables(YamlNode? node) => node switch
    {
        YamlMapping map => [.. map.Pairs.Select(static pair => new ComposeVariable(pair.Key.Value, pair.Value.Text, pair.Key.Line))],
        YamlSequence list => [.. Values(list).Select(static value => value.Text.IndexOf('=', StringComparison.Ordinal) is var at and >= 0
            ? new ComposeVariable(value.Text[..at], value.Text[(at + 1)..], value.Line)
            : new ComposeVariable(value.Text, null, value.Line))],
        _ => [],
    };

    /// <summary>Short forms as written; long forms as <c>first:second</c>.</summary>
    private static IEnumerable<ComposeValue> Pairs(YamlNode? node, string first, string second) =>
        (node?.Items ?? []).Select(item => item is YamlMapping map
            ? new ComposeValue(string.Join(':', new[] { map[first]?.Text, map[second]?.Text }.OfType<string>()), map.Line, map.Column)
            : Value(item)).OfType<ComposeValue>().Where(static value => value.Text.Length > 0);
}
