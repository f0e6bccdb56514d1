using System.Collections.Immutable;
using Drydock.Images.Layers;
using Drydock.Packages.Catalogers.DpkgDatabase;

namespace Drydock.Packages.Catalogers;

/// <summary>Debian packages: <c>var/lib/dpkg/status</c>, the files of <c>status.d</c> in images without dpkg, and databases of that shape below any root.</summary>
/// <remarks>dpkg(1), deb822(5), Debian Policy 5.6. Where both <c>status</c> and <c>status.d</c> exist, they are read as one.</remarks>
public sealed class Dpkg : IOsCataloger
{
    public string Name => "dpkg";

    public int Version => 1;

    public IReadOnlyList<string> KnownFolders { get; } = [DpkgPath.KnownFolder];

    public IReadOnlyList<string> KnownFiles { get; } = [];

    public bool Wants(ReadOnlySpan<char> path)
    {
        var start = DpkgPath.RelativeStart(path);
        return start >= 0 && DpkgPath.IsRead(path[start..]);
    }

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => DpkgPath.Of(path, null) switch
    {
        { IsDatabase: true } => StatusFile.Reduce(content.Span),
        { Relative: "diversions" } => FileLists.ReduceDiversions(content.Span),
        _ => FileLists.Reduce(content.Span),
    };

    public void Catalog(MergedFiles files, FoundPackages found)
    {
        var moved = DpkgPath.MovedFolder(files);
        var packages = new Dictionary<PackageKey, Package>();
        foreach (var file in files.Files)
        {
            if (DpkgPath.Of(file.Path, moved) is not { IsDatabase: true } path) continue;
            found.HasDatabase = true;
            Read(file, path, packages, found);
        }

        foreach (var package in packages.Values) found.Add(package);
    }

    Func<string, bool> IOsCataloger.DatabaseFilter(MergedFiles files)
    {
        var moved = DpkgPath.MovedFolder(files);
        return path => DpkgPath.Of(path, moved) is { IsDatabase: true };
    }

    void IOsCataloger.AddOwners(MergedFiles files, FoundPackages found) => new DpkgOwners(files, found).Add();

    private static void Read(MergedFile file, DpkgPath path, Dictionary<PackageKey, Package> packages, FoundPackages found)
    {
        var record = 0;
        foreach (var stanza in StatusFile.Parse(file.File.Content.Span))
        {
            record++;
            var state = PackageState.Of(stanza.Status);
            if (state.IsAbsent) continue;
            if (!Utf8Text.IsWord(stanza.Package) || !Utf8Text.IsWord(stanza.Version))
            {
                found.Report(PackageProblems.NamelessRecord(file.Path, record));
                continue;
            }

            if (stanza.Status is null && path.Relative == "status")
            {
                found.Report(PackageProblems.NoStatus(file.Path, stanza.Package!));
                continue;
            }

            var package = Describe(stanza, state, file, found);
            var key = PackageKey.Of(package);
            packages[key] = packages.TryGetValue(key, out var twin) ? PackageMerge.Merge(twin, package) : package;
        }
    }

    private static Package Describe(StatusStanza stanza, PackageState state, MergedFile file, FoundPackages found)
    {
        var (name, version) = (stanza.Package!, stanza.Version!);
        var source = SourceOf(stanza);
        var architecture = Utf8Text.IsWord(stanza.Architecture) ? stanza.Architecture : null;
        var valid = DpkgVersion.IsValid(version);
        if (!valid) found.Report(PackageProblems.InvalidVersion(file.Path, name, version));
        var upstream = source.Name == name && source.Version == version ? null : $"{source.Name}@{source.Version}";
        var package = new Package
        {
            Name = name,
            Version = version,
            Type = PackageType.Deb,
            Architecture = architecture,
            Source = source,
            Purl = PackageUrl.Build(
                "deb", found.Os?.Id ?? "debian", name, version, ("arch", architecture), ("distro", found.Os?.Qualifier), ("upstream", upstream)),
            Locations = [new PackageLocation(file.Path, file.Layer)],
            NotMatched = valid ? null : "invalid version",
            Notes = Notes(stanza, state),
        };
        if (IsThirdParty(stanza.Maintainer)) found.ThirdParty.Add(PackageKey.Of(package));
        return package;
    }

    private static ImmutableArray<string> Notes(StatusStanza stanza, PackageState state) => (state.Note, stanza.HasDuplicateField) switch
    {
        (null, false) => [],
        (null, true) => ["duplicate field in its record"],
        ({ } note, false) => [note],
        ({ } note, true) => [note, "duplicate field in its record"],
    };

    /// <summary>Debian Policy 5.6.1: <c>Source: name (version)</c>; what is left out equals the binary package's.</summary>
    private static SourcePackage SourceOf(StatusStanza stanza)
    {
        var field = stanza.Source ?? "";
        var blank = field.AsSpan().IndexOfAny(' ', '(');
        var name = (blank < 0 ? field : field[..blank]).Trim();
        var (open, close) = (field.IndexOf('(', StringComparison.Ordinal), field.IndexOf(')', StringComparison.Ordinal));
        var version = open >= 0 && close > open ? field[(open + 1)..close].Trim() : "";
        return new SourcePackage(
            Utf8Text.IsWord(name) ? name : stanza.Package!,
            Utf8Text.IsWord(version) ? version : DpkgVersion.WithoutRebuild(stanza.Version!));
    }

    /// <summary>True unless the maintainer is Debian, one of its teams or members, or Ubuntu. An absent maintainer proves nothing.</summary>
    private static bool IsThirdParty(string? maintainer) =>
        maintainer is not null
        && !maintainer.StartsWith("Debian", StringComparison.OrdinalIgnoreCase)
        && !maintainer.StartsWith("Ubuntu", StringComparison.OrdinalIgnoreCase)
        && !HasAddressAt(maintainer, "debian.org") && !HasAddressAt(maintainer, "ubuntu.com") && !HasAddressAt(maintainer, "canonical.com");

    private static bool HasAddressAt(string maintainer, string domain)
    {
        var address = maintainer.AsSpan(maintainer.IndexOf('<', StringComparison.Ordinal) + 1).TrimEnd().TrimEnd('>');
        var host = address[(address.LastIndexOf('@') + 1)..];
        return host.EndsWith(domain, StringComparison.OrdinalIgnoreCase) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');
    }
}
