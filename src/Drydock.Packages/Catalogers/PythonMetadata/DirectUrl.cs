using System.Text.Json;

namespace Drydock.Packages.Catalogers.PythonMetadata;

/// <summary>Where a package was installed from when not from an index: <c>direct_url.json</c>.</summary>
/// <param name="Editable">True for <c>pip install -e</c>: the code is whatever lies in that folder.</param>
/// <param name="Note">For people: origin and commit, credentials left out; null for an archive, which is like an index's.</param>
/// <remarks>PyPA specification "Recording the Direct URL Origin of installed distributions".</remarks>
internal sealed record DirectUrl(bool Editable, string? Note)
{
    /// <summary>Longer files are not believed.</summary>
    public const int LongestFile = 64 << 10;

    /// <summary>Null when the file is not a JSON object.</summary>
    public static DirectUrl? Parse(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return null;
            var url = WithoutCredentials(JsonText.Property(root, "url") ?? "");
            if (JsonText.Object(root, "dir_info") is { } folder)
            {
                var editable = folder.TryGetProperty("editable", out var flag) && flag.ValueKind == JsonValueKind.True;
                return new DirectUrl(editable, editable ? $"editable install of {url}" : $"installed from the folder {url}");
            }

            if (JsonText.Object(root, "vcs_info") is not { } vcs) return new DirectUrl(false, null);
            return new DirectUrl(false, $"installed from {JsonText.Property(vcs, "vcs")} {url} at commit {Utf8Text.Shown(JsonText.Property(vcs, "commit_id") ?? "unknown")}");
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string WithoutCredentials(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return Utf8Text.Shown(url);
        var authorityEnd = url.AsSpan(scheme + 3).IndexOfAny('/', '?', '#');
        var authority = authorityEnd < 0 ? url[(scheme + 3)..] : url.Substring(scheme + 3, authorityEnd);
        var rest = authorityEnd < 0 ? "" : url[(scheme + 3 + authorityEnd)..];
        var query = rest.AsSpan().IndexOfAny('?', '#');
        return Utf8Text.Shown($"{url[..scheme]}://{authority[(authority.LastIndexOf('@') + 1)..]}{(query < 0 ? rest : rest[..query])}");
    }
}
