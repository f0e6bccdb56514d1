namespace Drydock.Packages.Tests;

/// <summary>Small pieces of package databases.</summary>
internal static class Samples
{
    public const string Status = "var/lib/dpkg/status";

    public const string Bookworm = """
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        NAME="Debian GNU/Linux"
        VERSION_ID="12"
        VERSION="12 (bookworm)"
        VERSION_CODENAME=bookworm
        ID=debian
        """;

    /// <summary>One stanza of a status file, its blank line included.</summary>
    public static string Deb(
        string name, string version, string status = "install ok installed", string architecture = "amd64", string? source = null,
        string maintainer = "Debian Python Team <team+python@tracker.debian.org>") =>
        $"Package: {name}\nStatus: {status}\nPriority: optional\nMaintainer: {maintainer}\nArchitecture: {architecture}\n"
        + (source is null ? "" : $"Source: {source}\n") + $"Version: {version}\nDescription: text\n more text\n .\n Version: not this one\n\n";

    public static string Metadata(string name, string version) => $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nSummary: text\n\nName: not this one\n";

    /// <summary>Name and version of each package, sorted as the inventory is.</summary>
    public static string[] NamesAndVersions(this Inventory inventory) => [.. inventory.Packages.Select(static p => $"{p.Name} {p.Version}")];

    public static Package Single(this Inventory inventory, string name) => Assert.Single(inventory.Packages, p => p.Name == name);
}
