using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Drydock.Images.References;

namespace Drydock.Images.Registry.Credentials;

/// <summary>A file of stored credentials in the form that Docker (<c>config.json</c>) and Podman (<c>auth.json</c>) share.</summary>
/// <remarks>docker-cli config file; containers-auth.json(5). Only <c>auths</c>, <c>credHelpers</c> and <c>credsStore</c> are read.</remarks>
internal sealed record AuthFile
{
    private const int MaxBytes = 1 << 20;

    public required string Path { get; init; }

    /// <summary>By key as normalised: host, or host and path.</summary>
    public ImmutableDictionary<string, RegistryCredential> Auths { get; init; } = ImmutableDictionary<string, RegistryCredential>.Empty;

    /// <summary>Helper name by host.</summary>
    public ImmutableDictionary<string, string> Helpers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Helper for every host; null when there is none.</summary>
    public string? Store { get; init; }

    /// <summary>Reads a file; null when it does not exist.</summary>
    /// <exception cref="ProblemException">It cannot be read or is broken. Its content is not shown.</exception>
    public static AuthFile? Read(string path)
    {
        try
        {
            if (!File.Exists(path)) return null;
            using var file = File.OpenRead(path);
            if (file.Length > MaxBytes) throw Broken(path, $"it is larger than {MaxBytes} bytes");
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return FromJson(path, document.RootElement);
        }
        catch (JsonException error)
        {
            throw Broken(path, $"it is not JSON (line {(error.LineNumber ?? 0) + 1})");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Broken(path, error is UnauthorizedAccessException ? "permission denied" : "it cannot be read");
        }
    }

    /// <summary>The key of a host in such files: without scheme, without path for plain hosts, and one name for Docker Hub.</summary>
    public static string Normal(string key)
    {
        var text = key.AsSpan();
        var hadScheme = false;
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://"])
        {
            if (!text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) continue;
            text = text[scheme.Length..];
            hadScheme = true;
            break;
        }

        text = text.TrimEnd('/');
        var slash = text.IndexOf('/');

        // "https://index.docker.io/v1/" means the host; "ghcr.io/owner" (Podman) means the path under it.
        if (slash >= 0 && (hadScheme || text[slash..] is "/v1" or "/v2")) text = text[..slash];
        slash = text.IndexOf('/');
        var host = (slash < 0 ? text : text[..slash]).ToString().ToLowerInvariant();
        return string.Concat(ReferenceGrammar.CanonicalRegistry(host), slash < 0 ? "" : text[slash..]);
    }

    /// <summary>The credential stored for the longest path that a repository lies under; null when there is none.</summary>
    public RegistryCredential? Find(string registry, string repository)
    {
        for (var key = $"{registry}/{repository}"; ;)
        {
            if (Auths.TryGetValue(key, out var credential)) return credential;
            if (key.Length <= registry.Length) return null;
            key = key[..key.LastIndexOf('/')];
        }
    }

    private static AuthFile FromJson(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Broken(path, "it is not a JSON object");
        var auths = ImmutableDictionary.CreateBuilder<string, RegistryCredential>(StringComparer.Ordinal);
        foreach (var entry in Members(path, root, "auths"))
        {
            if (entry.Value.ValueKind != JsonValueKind.Object) throw Broken(path, $"auths of {ReferenceProblems.Shown(entry.Name)} is not an object");
            if (Credential(path, entry) is { } credential) auths[Normal(entry.Name)] = credential;
        }

        var helpers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in Members(path, root, "credHelpers")) helpers[Normal(entry.Name)] = Text(path, entry.Value, "credHelpers");
        var store = root.TryGetProperty("credsStore", out var given) ? Text(path, given, "credsStore") : null;
        return new AuthFile { Path = path, Auths = auths.ToImmutable(), Helpers = helpers.ToImmutable(), Store = store is "" ? null : store };
    }

    private static RegistryCredential? Credential(string path, JsonProperty entry)
    {
        if (Optional(path, entry, "registrytoken") is { } bearer) return RegistryCredential.Bearer(bearer);
        if (Optional(path, entry, "identitytoken") is { } identity) return RegistryCredential.Identity(identity);
        if (Optional(path, entry, "auth") is { } auth)
        {
            var bytes = new byte[auth.Length];
            if (!Convert.TryFromBase64String(auth, bytes, out var length)) throw Broken(path, $"auth of {ReferenceProblems.Shown(entry.Name)} is not base64");
            var pair = Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0');
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) throw Broken(path, $"auth of {ReferenceProblems.Shown(entry.Name)} is not user:password in base64");
            return RegistryCredential.Basic(pair[..colon], pair[(colon + 1)..]);
        }

        return Optional(path, entry, "username") is { } user && Optional(path, entry, "password") is { } password ? RegistryCredential.Basic(user, password) : null;
    }

    private static JsonElement.ObjectEnumerator Members(string path, JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return default;
        return value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Broken(path, $"{name} is not an object");
    }

    private static string? Optional(string path, JsonProperty entry, string name) =>
        entry.Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && Text(path, value, name) is { Length: > 0 } text ? text : null;

    private static string Text(string path, JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Broken(path, $"{name} is not a string");

    private static ProblemException Broken(string path, string wrong) => new(RegistryProblems.CredentialFile(path, wrong));
}
