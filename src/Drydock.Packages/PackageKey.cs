namespace Drydock.Packages;

/// <summary>What makes two records of a package database the same package.</summary>
internal readonly record struct PackageKey(PackageType Type, string Name, string Version, string? Architecture)
{
    public static PackageKey Of(Package package) => new(package.Type, package.Name, package.Version, package.Architecture);
}
