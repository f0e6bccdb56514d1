using System.Security.Cryptography;
using Drydock.Images;
using Drydock.Images.Layers;
using Drydock.Packages.Catalogers;
using Drydock.Packages.Catalogers.LockFiles;

namespace Drydock.Packages;

/// <summary>Turns a read image into its inventory. <see cref="PackageFiles"/> is the matching selector of files.</summary>
public static class InventoryReader
{
    /// <summary>Runs every cataloger over the merged files, sets owners and introducing layers, and sorts.</summary>
    /// <remarks>The problems are those of this step; <see cref="ImageContents.Problems"/> are not repeated.</remarks>
    public static Inventory Read(ImageContents contents)
    {
        var files = contents.Files;
        var start = new FoundPackages();
        var found = new FoundPackages { Os = OsReleaseReader.Read(files, start) };
        foreach (var problem in start.Problems) found.Report(problem);

        IOsCataloger[] databases = [.. Cataloger.All.OfType<IOsCataloger>()];
        foreach (var cataloger in databases) cataloger.Catalog(files, found);
        var hasOs = found.Os is not null || found.HasDatabase;
        DatabaseHistory.SetIntroducingLayers(files, databases, found);
        foreach (var cataloger in databases) cataloger.AddOwners(files, found);
        foreach (var cataloger in Cataloger.All.Except<ICataloger>(databases)) cataloger.Catalog(files, found);

        // Only a plain folder of source code declares packages; in an image a lock file proves nothing.
        if (contents.Manifest is null && !hasOs)
            foreach (var lockFile in LockFile.All) lockFile.Catalog(files, found);
        found.Update(static p => p.IntroducedIn is null ? p with { IntroducedIn = p.Locations.Min(static l => l.Layer) } : p);
        return new Inventory(found.Os, PackageMerge.Order(found.Packages), [.. found.Problems], found.HasDatabase);
    }

    /// <summary>Reads a single lock or requirements file. A name that says nothing is taken for a requirements file.</summary>
    public static Inventory ReadFile(string path, ReadOnlyMemory<byte> content)
    {
        var name = path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
        var facts = new LayerFacts { Files = [new KeptFile(name, content.Length, Md5Of(content.Span), content)] };
        var files = MergedFiles.Merge([facts]);
        var found = new FoundPackages { HasDatabase = true };
        var lockFile = LockFile.All.FirstOrDefault(l => l.Wants(name)) ?? LockFile.All.OfType<RequirementsTxt>().First();
        lockFile.Read(files.Files[0], files, found);
        return new Inventory(null, PackageMerge.Order(found.Packages), [.. found.Problems], found.HasDatabase);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "The digest that package databases record.")]
    private static string Md5Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(MD5.HashData(content));
}
