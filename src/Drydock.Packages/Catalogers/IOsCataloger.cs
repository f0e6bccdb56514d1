using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers;

/// <summary>A cataloger of an operating system's package database. The database is one file that layers rewrite, so the layer of a package
/// is found by reading it as it stood after each of them.</summary>
internal interface IOsCataloger : ICataloger
{
    /// <summary>Tells the files that say which packages are installed from all others, their lists of files included.</summary>
    Func<string, bool> DatabaseFilter(MergedFiles files);

    /// <summary>Adds the files of the packages found to <see cref="FoundPackages.Owners"/>.</summary>
    void AddOwners(MergedFiles files, FoundPackages found);
}
