using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>A file that declares packages: a lock or requirements file. What it names is declared, not installed, so that these catalogers only run on
/// folders and single files, never on an image.</summary>
public abstract class LockFile : ICataloger
{
    /// <summary>Every kind of such file.</summary>
    public static IReadOnlyList<LockFile> All { get; } = [new RequirementsTxt(), new UvLock(), new PoetryLock(), new PipfileLock(), new PyProject()];

    public abstract string Name { get; }

    public virtual int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = [];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    /// <summary>True for this kind of file, unless it lies among installed packages.</summary>
    public bool Wants(ReadOnlySpan<char> path) => !path.Contains("-packages/", StringComparison.Ordinal) && IsNamed(path);

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => content;

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        foreach (var file in files.Files)
        {
            if (!Wants(file.Path)) continue;
            found.HasDatabase = true;
            Read(file, files, found);
        }
    }

    /// <summary>True when the last part of the path is a name of this kind of file.</summary>
    protected abstract bool IsNamed(ReadOnlySpan<char> path);

    /// <summary>Reads one file; the others are there for what it includes.</summary>
    public abstract void Read(MergedFile file, MergedFiles files, FoundPackages found);

    /// <summary>A package that a file declares.</summary>
    /// <param name="version">The one version; null when the file leaves it open, then <paramref name="specifier"/> stands in its place.</param>
    /// <param name="notMatched">Why advisories are not asked, beyond an open version.</param>
    private protected static Package Declare(
        MergedFile file, string name, string? version, string specifier = "", string? notMatched = null, params ReadOnlySpan<string?> notes)
    {
        var normal = PyPiName.Normalize(name);
        return new Package
        {
            Name = normal,
            Version = version ?? specifier,
            Type = PackageType.PyPi,
            Purl = PackageUrl.Build("pypi", null, normal, version),
            Locations = [new PackageLocation(file.Path, file.Layer)],
            Declared = true,
            NotMatched = notMatched ?? (version is null ? "not pinned to one version" : null),
            Notes = [.. notes.ToArray().OfType<string>()],
        };
    }

    private protected static ReadOnlySpan<char> FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOf('/') + 1)..];

    private protected static string Folder(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";
}
