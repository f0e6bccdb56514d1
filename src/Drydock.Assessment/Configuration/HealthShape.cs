using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Drydock.Assessment.Configuration.Shapes;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration;

/// <summary>The form of a service's <c>healthcheck:</c>. The names are those of compose and Kubernetes.</summary>
internal static partial class HealthShape
{
    private static readonly TextForm UrlPath = new("/healthz", "^/[!-~]*$", static text => RequestPath().IsMatch(text) ? null : "is no path of a request");
    private static readonly TextForm Folder = new("/var/cache/app", "^/[A-Za-z0-9._/-]+$", static text => FolderPath().IsMatch(text) && !text.Split('/').Contains("..") ? null : "is no absolute path of a folder");

    public static MappingShape Healthcheck { get; } = new("How the started service shows that it is well, in a hardened container. The image's own HEALTHCHECK is asked, too.",
    [
        new("http-get", new MappingShape("A request that it must answer.",
        [
            new("port", new RangeShape("The port in the container.", 1, 65_535), Required: true),
            new("path", new TextShape("The path (default /).", UrlPath)),
            new("status", new RangeShape("The status that it answers with (default: any from 200 to 399).", 100, 599)),
            new("headers", new NamedShape("Sent with the request; Host is localhost without one.", "header", HeaderName(), new TextShape(""), Most: 50)),
        ])),
        new("start-period", new TextShape("The longest time until it is well (default: 60s for http-get, what HEALTHCHECK says for that; 10m at most).", TextForms.Duration)),
        new("tmpfs", new ListShape("Folders that it may write to, beside /tmp, as in production.", new TextShape("", Folder), Most: 50)),
        new("network", new WordShape("What it is connected to: none, or default for the engine's default network (default none).", ["none", "default"])),
    ]);

    /// <summary>What a checked mapping says; null for none.</summary>
    public static ServiceHealthcheck? Read(YamlNode? node) => node is not YamlMapping ? null : new ServiceHealthcheck(
        node["http-get"] is YamlMapping http ? HttpOf(http) : null,
        node["start-period"]?.Text is { } period && Durations.TryParse(period, out var time) ? time : null,
        [.. (node["tmpfs"]?.Items ?? []).Select(static i => i.Text!)],
        node["network"]?.Text == "default");

    private static HttpGet HttpOf(YamlMapping node) => new(
        node["path"]?.Text ?? "/", Number(node["port"])!.Value, Number(node["status"]),
        (node["headers"]?.Entries ?? []).ToImmutableSortedDictionary(static e => e.Key.Value, static e => e.Value.Text!, StringComparer.OrdinalIgnoreCase));

    private static int? Number(YamlNode? node) => node?.Text is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^/[!-~]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RequestPath();

    [GeneratedRegex("^/[A-Za-z0-9._/-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FolderPath();

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeaderName();
}
