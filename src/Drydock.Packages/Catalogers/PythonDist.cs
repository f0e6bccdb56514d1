using Drydock.Images.Layers;
using Drydock.Packages.Catalogers.PythonMetadata;

namespace Drydock.Packages.Catalogers;

/// <summary>Installed Python packages, by the metadata that pip, uv, setuptools and the distributions leave beside the code.</summary>
/// <remarks>PyPA specification "Recording installed projects". Names are normalised (PEP 503), versions are kept as recorded.</remarks>
public sealed class PythonDist : ICataloger
{
    private const string DistInfoEnd = ".dist-info";
    private const string EggLinkEnd = ".egg-link";

    public string Name => "python";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = [];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path) => IsMetadata(path) || IsCompanion(path) || path.EndsWith(EggLinkEnd);

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content)
    {
        switch (MetadataFile.ShapeOf(path))
        {
            case MetadataShape.None:
                return content.Length <= DirectUrl.LongestFile ? content : ReadOnlyMemory<byte>.Empty;
            case MetadataShape.EggArchive:
                // Empty when the archive cannot be read: an egg with metadata always names something.
                return EggArchive.ReadMetadata(content.Span) is { } metadata ? MetadataHeaders.Reduce(metadata) : ReadOnlyMemory<byte>.Empty;
            default:
                return MetadataHeaders.Reduce(content.Span);
        }
    }

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        var editable = EditableFolders(files);
        foreach (var file in files.Files)
        {
            var shape = MetadataFile.ShapeOf(file.Path);
            if (shape == MetadataShape.None || MetadataFile.IsInCache(file.Path)) continue;
            found.HasDatabase = true;
            if (Describe(files, file, shape, editable, found) is { } package) found.Add(package);
        }
    }

    /// <summary>True for a file that stands for an installed package.</summary>
    internal static bool IsMetadata(ReadOnlySpan<char> path) => MetadataFile.ShapeOf(path) != MetadataShape.None;

    /// <summary>Files beside METADATA that say how the package got there.</summary>
    private static bool IsCompanion(ReadOnlySpan<char> path)
    {
        var slash = path.LastIndexOf('/');
        if (slash <= 0 || !path[..slash].EndsWith(DistInfoEnd, StringComparison.OrdinalIgnoreCase)) return false;
        return path[(slash + 1)..] is "direct_url.json" or "INSTALLER";
    }

    private static Package? Describe(MergedFiles files, MergedFile file, MetadataShape shape, HashSet<string> editable, FoundPackages found)
    {
        var notes = new List<string>();
        if (shape == MetadataShape.EggArchive && file.File.Content.IsEmpty) found.Report(PackageProblems.UnreadableEgg(file.Path));
        if (NameAndVersion(file, shape, notes) is not var (name, version))
        {
            found.Report(PackageProblems.NoPythonVersion(file.Path));
            return null;
        }

        var isEditable = editable.Contains(Outer(Outer(file.Path)));
        if (shape == MetadataShape.DistInfo) isEditable |= ReadCompanions(files, Outer(file.Path), notes);
        var normal = PyPiName.Normalize(name);
        return new Package
        {
            Name = normal,
            Version = version,
            Type = PackageType.PyPi,
            Purl = PackageUrl.Build("pypi", null, normal, version),
            Locations = [new PackageLocation(file.Path, file.Layer)],
            OwnedBy = found.Owners.Find(files, file),
            VendoredBy = MetadataFile.VendoredBy(file.Path),
            NotMatched = isEditable ? "editable install" : null,
            Notes = [.. notes],
        };
    }

    private static (string Name, string Version)? NameAndVersion(MergedFile file, MetadataShape shape, List<string> notes)
    {
        var headers = MetadataHeaders.Parse(file.File.Content.Span);
        var (name, version) = (headers.Name, headers.Version);
        if (Utf8Text.IsWord(name) && Utf8Text.IsWord(version)) return (name!, version!);
        var fromPath = MetadataFile.FromNamedPart(MetadataFile.NamedPart(file.Path, shape));
        if (!Utf8Text.IsWord(name))
        {
            name = fromPath.Name;
            notes.Add("name from the folder name");
        }

        if (!Utf8Text.IsWord(version))
        {
            version = fromPath.Version;
            notes.Add("version from the folder name");
        }

        return Utf8Text.IsWord(name) && Utf8Text.IsWord(version) ? (name!, version!) : null;
    }

    /// <summary>Adds what the files beside METADATA say; true for an editable install.</summary>
    private static bool ReadCompanions(MergedFiles files, string folder, List<string> notes)
    {
        if (files.Find(folder + "/INSTALLER") is { } installer)
        {
            var tool = Utf8Text.Decode(Utf8Text.Trim(installer.File.Content.Span));
            if (tool == "conda") notes.Add("installed by conda");
        }

        if (files.Find(folder + "/direct_url.json") is not { } origin || DirectUrl.Parse(origin.File.Content) is not { } url) return false;
        if (url.Note is not null) notes.Add(url.Note);
        return url.Editable;
    }

    /// <summary>The folders that <c>.egg-link</c> files (setuptools' develop mode) point at.</summary>
    private static HashSet<string> EditableFolders(MergedFiles files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Files)
        {
            if (!file.Path.EndsWith(EggLinkEnd, StringComparison.Ordinal)) continue;
            var rest = file.File.Content.Span;
            var folder = Utf8Text.Decode(Utf8Text.Trim(Utf8Text.TakeLine(ref rest))).Trim('/');
            if (folder.Length > 0) folders.Add(files.Resolve(folder) ?? folder);
        }

        return folders;
    }

    private static string Outer(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";
}
