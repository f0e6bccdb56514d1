using Drydock.Images.Layers;
using Drydock.Packages.Catalogers.ApkDatabase;

namespace Drydock.Packages.Catalogers;

/// <summary>Alpine packages: <c>lib/apk/db/installed</c>, on merged systems <c>usr/lib/apk/db/installed</c>; both when they differ.</summary>
/// <remarks>apk-tools, "Apk spec". Advisories speak of the origin (<c>o</c>) with the package's own version.</remarks>
public sealed class Apk : IOsCataloger
{
    private const string FileName = "installed";
    private const string FolderEnd = "lib/apk/db/";

    public string Name => "apk";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = ["lib/apk/db", "usr/lib/apk/db"];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path)
    {
        if (!path.EndsWith(FileName) || !path[..^FileName.Length].EndsWith(FolderEnd)) return false;
        var root = path[..^(FileName.Length + FolderEnd.Length)];
        return root.IsEmpty || root[^1] == '/';
    }

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => InstalledFile.Reduce(content.Span);

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        var packages = new Dictionary<PackageKey, Package>();
        foreach (var file in Databases(files))
        {
            found.HasDatabase = true;
            var record = 0;
            foreach (var entry in InstalledFile.Parse(file.File.Content.Span))
            {
                record++;
                if (!Utf8Text.IsWord(entry.Name) || !Utf8Text.IsWord(entry.Version))
                {
                    found.Report(PackageProblems.NamelessRecord(file.Path, record));
                    continue;
                }

                var package = Describe(entry, file, found.Os);
                var key = PackageKey.Of(package);
                packages[key] = packages.TryGetValue(key, out var twin) ? PackageMerge.Merge(twin, package) : package;
            }
        }

        foreach (var package in packages.Values) found.Add(package);
    }

    Func<string, bool> IOsCataloger.DatabaseFilter(MergedFiles files)
    {
        var moved = KnownFolders.Select(files.Resolve).Where(static f => f is not null).Select(static f => $"{f}/{FileName}").ToHashSet(StringComparer.Ordinal);
        return path => Wants(path) || moved.Contains(path);
    }

    void IOsCataloger.AddOwners(MergedFiles files, FoundPackages found)
    {
        var introduced = found.Packages.Where(static p => p.Type == PackageType.Apk).ToDictionary(PackageKey.Of, static p => p.IntroducedIn);
        foreach (var file in Databases(files))
        {
            foreach (var entry in InstalledFile.Parse(file.File.Content.Span))
            {
                if (entry.Files.IsEmpty || !introduced.TryGetValue(new(PackageType.Apk, entry.Name ?? "", entry.Version ?? "", entry.Architecture), out var layer)) continue;

                // The database records SHA-1 digests, which are not computed of every file: the layer decides.
                foreach (var path in entry.Files) found.Owners.Add(files.Resolve(path) ?? path, entry.Name!, md5: null, layer);
            }
        }
    }

    private IEnumerable<MergedFile> Databases(MergedFiles files)
    {
        var filter = ((IOsCataloger)this).DatabaseFilter(files);
        return files.Files.Where(f => filter(f.Path));
    }

    private static Package Describe(ApkRecord record, MergedFile file, OsRelease? os)
    {
        var (name, version) = (record.Name!, record.Version!);
        var origin = Utf8Text.IsWord(record.Origin) ? record.Origin! : name;
        var architecture = Utf8Text.IsWord(record.Architecture) ? record.Architecture : null;
        return new Package
        {
            Name = name,
            Version = version,
            Type = PackageType.Apk,
            Architecture = architecture,
            Source = new SourcePackage(origin, version),
            Purl = PackageUrl.Build(
                "apk", os?.Id ?? "alpine", name, version,
                ("arch", architecture), ("distro", os?.Qualifier), ("upstream", origin == name ? null : $"{origin}@{version}")),
            Locations = [new PackageLocation(file.Path, file.Layer)],
            NotMatched = IsVirtual(record) ? "virtual package" : null,
        };
    }

    /// <summary><c>apk add --virtual NAME</c> makes a package without files and origin whose version is the time of day (<c>20240131.101500</c>).</summary>
    private static bool IsVirtual(ApkRecord record) =>
        record.Origin is null && (record.Name!.StartsWith('.')
            || (record.Version!.Length == 15 && record.Version[8] == '.' && record.Version.All(static c => char.IsAsciiDigit(c) || c == '.')));
}
