namespace Drydock.Images.Layers;

/// <summary>What is kept of a layer: what the selector wants, plus places that the merged image turned out to mean by the selector's known folders and files.</summary>
/// <param name="Folders">Real folder → the known folder it stands for.</param>
/// <param name="Files">Real path → the path whose rules apply to it.</param>
internal sealed record WantedFiles(IFileSelector Selector, IReadOnlyDictionary<string, string> Folders, IReadOnlyDictionary<string, string> Files)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>Only what the selector wants by itself.</summary>
    public static WantedFiles By(IFileSelector selector) => new(selector, None, None);

    /// <summary>True when there is nothing beyond the selector's own wishes: only then may facts be cached.</summary>
    public bool Plain => Folders.Count + Files.Count == 0;

    public bool Wants(ReadOnlySpan<char> path) => Selector.Wants(path) || (!Plain && Known(path) is { } known && (Selector.Wants(known) || Files.ContainsKey(path.ToString())));

    /// <summary>The kept part of a wanted file.</summary>
    public KeptFile Keep(string path, byte[] content, FilePermissions? permissions)
    {
        var rulesOf = Selector.Wants(path) ? path : Known(path) ?? path;
        return new KeptFile(path, content.Length, Md5(content), Selector.Reduce(rulesOf, content)) { Permissions = permissions };
    }

    private string? Known(ReadOnlySpan<char> path)
    {
        foreach (var (real, known) in Folders)
            if (PathText.IsBelow(path, real)) return known + path[real.Length..].ToString();
        return Files.GetValueOrDefault(path.ToString());
    }

    /// <summary>Package databases record MD5 sums of their files; it proves ownership there, nothing else.</summary>
    private static string Md5(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(content));
}
