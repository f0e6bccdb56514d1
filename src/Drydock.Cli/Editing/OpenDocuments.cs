namespace Drydock.Cli.Editing;

/// <summary>The documents that an editor has open.</summary>
internal sealed class OpenDocuments
{
    private readonly Dictionary<string, OpenDocument> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    public int Count => open.Count;

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<OpenDocument> All => [.. open.Values.OrderBy(static d => d.Uri, StringComparer.Ordinal)];

    public OpenDocument? Find(string uri) => open.GetValueOrDefault(uri);

    public void Put(OpenDocument document) => open[document.Uri] = document;

    public bool Remove(string uri) => open.Remove(uri);

    /// <summary>True the first time that a problem is to be told: the same one on every key would be noise.</summary>
    public bool TellOnce(string problem) => told.Count < 100 && told.Add(problem);

    /// <summary>The absolute path of a document; null for one that has none yet.</summary>
    public static string? PathOf(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !parsed.IsFile || parsed.Host.Length > 0) return null;
        var path = parsed.LocalPath;
        return Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(path) : null;
    }
}
