using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>Fills <see cref="FileOwners"/> from the file lists of the Debian packages found.</summary>
internal sealed class DpkgOwners
{
    private readonly MergedFiles files;
    private readonly FoundPackages found;
    private readonly string? moved;
    private readonly Dictionary<string, MergedFile> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, (string To, string By)>> diversions = new(StringComparer.Ordinal);

    public DpkgOwners(MergedFiles files, FoundPackages found)
    {
        this.files = files;
        this.found = found;
        moved = DpkgPath.MovedFolder(files);
        foreach (var file in files.Files)
        {
            if (DpkgPath.Of(file.Path, moved) is not { IsDatabase: false } path) continue;
            if (path.Relative == "diversions") diversions[path.Folder] = FileLists.ReadDiversions(file.File.Content.Span);
            else if (!file.File.Content.IsEmpty) lists[file.Path] = file;
        }
    }

    public void Add()
    {
        if (lists.Count == 0) return;
        foreach (var package in found.Packages)
        {
            if (package.Type != PackageType.Deb || found.ThirdParty.Contains(PackageKey.Of(package))) continue;
            foreach (var location in package.Locations) Add(package, location.Path);
        }
    }

    private void Add(Package package, string database)
    {
        if (DpkgPath.Of(database, moved) is not { } path) return;
        if (path.Relative != "status")
        {
            AddList(package, path, database + ".md5sums");
            return;
        }

        // A package of several architectures has its architecture in the lists' names.
        foreach (var name in (ReadOnlySpan<string>)[package.Name, $"{package.Name}:{package.Architecture}"])
            foreach (var end in (ReadOnlySpan<string>)[".list", ".md5sums", ".conffiles"])
                AddList(package, path, $"{path.Folder}/info/{name}{end}");
    }

    private void AddList(Package package, DpkgPath database, string list)
    {
        if (!lists.TryGetValue(list, out var file)) return;
        var diverted = diversions.GetValueOrDefault(database.Folder);
        foreach (var (recorded, md5) in FileLists.Read(file.File.Content.Span))
        {
            var path = diverted is not null && diverted.TryGetValue(recorded, out var diversion) && diversion.By != package.Name ? diversion.To : recorded;
            var rooted = database.Root + path;
            found.Owners.Add(files.Resolve(rooted) ?? rooted, package.Name, md5, package.IntroducedIn);
        }
    }
}
