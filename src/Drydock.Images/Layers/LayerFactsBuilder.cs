using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Drydock.Images.Layers;

/// <summary>Collects the facts of one layer while its archive is walked. Of equal paths the last entry wins; a whiteout never touches its own layer.</summary>
internal sealed class LayerFactsBuilder(WantedFiles wanted, ReadBudget budget, string subject)
{
    private const string WhiteoutPrefix = ".wh.";
    private const string OpaqueMarker = ".wh..wh..opq";
    private const int MaximumProblems = 20;

    private readonly Dictionary<string, KeptFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> symbolicLinks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> hardLinks = new(StringComparer.Ordinal);
    private readonly HashSet<string> whiteouts = new(StringComparer.Ordinal);
    private readonly HashSet<string> opaque = new(StringComparer.Ordinal);

    /// <summary>Folders that hold something noted above: only then can a later entry replace it.</summary>
    private readonly HashSet<string> holding = new(StringComparer.Ordinal);
    private readonly List<ulong> others = [];
    private readonly List<ulong> folders = [];
    private readonly List<Problem> problems = [];
    private readonly Dictionary<string, PrivilegedFile> privileged = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FilePermissions> keptFolders = new(StringComparer.Ordinal);
    private long entries;

    /// <summary>Walks a whole archive.</summary>
    public void Walk(TarWalker archive)
    {
        while (archive.Next())
        {
            entries++;
            budget.TakeEntry(subject);
            if (archive.PathProblem is { } problem) Note($"the entry at byte {archive.Offset}", problem);
            else Take(archive);
        }
    }

    /// <summary>Notes a file that is not read from an archive (a folder on disk).</summary>
    public void TakeFile(string path, byte[]? content, FilePermissions? permissions, long size)
    {
        entries++;
        FileBytes += size;
        budget.TakeEntry(subject);
        Replace(path);
        if (content is null) others.Add(PathHash.Of(path));
        else Keep(path, content, permissions);
        if (permissions is { IsPrivileged: true } p) privileged[path] = new PrivilegedFile(path, p.Mode, Capabilities: false);
    }

    /// <summary>Bytes of files that are not read from an archive.</summary>
    public long FileBytes { get; private set; }

    /// <summary>Notes a folder that is not read from an archive.</summary>
    public void TakeFolder(string path) => folders.Add(PathHash.Of(path));

    /// <summary>Notes a symbolic link.</summary>
    public void TakeLink(string path, string target)
    {
        entries++;
        budget.TakeEntry(subject);
        PutLink(path, target);
    }

    /// <summary>True when a file's content is to be read.</summary>
    public bool Wants(ReadOnlySpan<char> path) => wanted.Wants(path);

    /// <summary>Notes something that could not be read; the first few are enough for a person.</summary>
    public void Note(string what, string wrong)
    {
        if (problems.Count < MaximumProblems)
            problems.Add(new Problem("reading", $"{what} of {subject}", wrong, "treat the result as incomplete, and check where the image comes from"));
    }

    /// <summary>Adds a problem that ended the walk.</summary>
    public void Add(Problem problem) => problems.Add(problem);

    /// <summary>The facts so far.</summary>
    public LayerFacts Build(Digest? diffId, long size) => new()
    {
        DiffId = diffId,
        Size = size,
        Entries = entries,
        Files = [.. files.Values.OrderBy(static f => f.Path, StringComparer.Ordinal)],
        KeptFolders = [.. keptFolders.Select(static f => new KeptFolder(f.Key, f.Value)).OrderBy(static f => f.Path, StringComparer.Ordinal)],
        SymbolicLinks = Links(symbolicLinks),
        OpenHardLinks = Links(hardLinks),
        Whiteouts = [.. whiteouts.Order(StringComparer.Ordinal)],
        OpaqueFolders = [.. opaque.Order(StringComparer.Ordinal)],
        OtherFiles = Sorted(others),
        Folders = Sorted(folders),
        Privileged = [.. privileged.Values.OrderBy(static f => f.Path, StringComparer.Ordinal)],
        Problems = [.. problems],
    };

    private void Take(TarWalker archive)
    {
        var path = archive.Path;
        if (TakeWhiteout(path) || path.Length == 0) return;
        switch (archive.Type)
        {
            case TarEntryType.Folder:
                folders.Add(PathHash.Of(path));
                if (wanted.Selector is IFolderSelector selector && selector.WantsFolder(path)) keptFolders[path.ToString()] = archive.Permissions;
                if (symbolicLinks.Count + files.Count > 0) RemoveOne(path.ToString());
                break;
            case TarEntryType.SymbolicLink:
                PutLink(path.ToString(), archive.Link);
                break;
            case TarEntryType.HardLink:
                TakeHardLink(path.ToString(), archive.Link);
                break;
            case TarEntryType.OverlayWhiteout:
                whiteouts.Add(path.ToString());
                break;
            case TarEntryType.File when wanted.Wants(path):
                TakeWanted(path.ToString(), archive);
                break;
            default:
                if (files.Count + symbolicLinks.Count + hardLinks.Count > 0) Replace(path.ToString());
                others.Add(PathHash.Of(path));
                break;
        }

        if (archive.Type == TarEntryType.File && (archive.Capabilities || archive.Permissions.IsPrivileged))
            privileged[path.ToString()] = new PrivilegedFile(path.ToString(), archive.Mode, archive.Capabilities);
        else if (privileged.Count > 0)
            privileged.Remove(path.ToString());
    }

    private bool TakeWhiteout(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        if (!name.StartsWith(WhiteoutPrefix, StringComparison.Ordinal)) return false;
        var folder = path[..Math.Max(0, path.Length - name.Length - 1)];
        if (name.SequenceEqual(OpaqueMarker))
            opaque.Add(folder.ToString());
        else if (name[4..] is "" or "." or "..")
            Note("a whiteout", "it names no file");
        else if (!name.StartsWith(".wh..wh.", StringComparison.Ordinal))
            whiteouts.Add(PathText.Join(folder.ToString(), name[4..].ToString()));
        return true;
    }

    private void TakeWanted(string path, TarWalker archive)
    {
        Replace(path);
        if (archive.Size <= budget.Limits.FileBytes && !archive.Sparse)
        {
            Keep(path, archive.ReadBody(), archive.Permissions);
            return;
        }

        others.Add(PathHash.Of(path));
        Note(path, archive.Sparse ? "it is stored with holes, which is not read" : $"it has {archive.Size} bytes, the limit is {budget.Limits.FileBytes}");
    }

    private void TakeHardLink(string path, string target)
    {
        Replace(path);
        if (!PathText.TryNormalise(target, out var other))
            Note("a hard link", "its target holds \"..\"");
        else if (!wanted.Wants(path))
            others.Add(PathHash.Of(path));
        else if (files.TryGetValue(other, out var file))
            Put(file with { Path = path });
        else
        {
            hardLinks[path] = other;
            Hold(path);
        }
    }

    private void PutLink(string path, string target)
    {
        Replace(path);
        if (target.Length > budget.Limits.PathBytes)
        {
            Note(path, $"the target of the link is longer than {budget.Limits.PathBytes} bytes");
            return;
        }

        symbolicLinks[path] = target;
        Hold(path);
    }

    private void Keep(string path, byte[] content, FilePermissions? permissions) => Put(wanted.Keep(path, content, permissions));

    private void Put(KeptFile file)
    {
        files[file.Path] = file;
        Hold(file.Path);
    }

    private void Hold(string path)
    {
        for (var folder = PathText.Folder(path); folder.Length > 0 && holding.Add(folder);) folder = PathText.Folder(folder);
    }

    /// <summary>Drops what this layer noted at a path, and below it.</summary>
    private void Replace(string path)
    {
        RemoveOne(path);
        if (!holding.Contains(path)) return;
        RemoveBelow(files, path);
        RemoveBelow(symbolicLinks, path);
        RemoveBelow(hardLinks, path);
    }

    private void RemoveOne(string path)
    {
        files.Remove(path);
        symbolicLinks.Remove(path);
        hardLinks.Remove(path);
    }

    private static void RemoveBelow<T>(Dictionary<string, T> noted, string folder)
    {
        foreach (var path in noted.Keys.Where(p => PathText.IsBelow(p, folder)).ToArray()) noted.Remove(path);
    }

    private static ImmutableArray<LayerLink> Links(Dictionary<string, string> links) =>
        [.. links.OrderBy(static l => l.Key, StringComparer.Ordinal).Select(static l => new LayerLink(l.Key, l.Value))];

    private static ImmutableArray<ulong> Sorted(List<ulong> hashes)
    {
        var sorted = hashes.ToArray();
        hashes.Clear();
        hashes.TrimExcess();
        Array.Sort(sorted);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }
}
