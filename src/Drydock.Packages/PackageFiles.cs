using System.Globalization;
using Drydock.Images;
using Drydock.Packages.Catalogers;
using Drydock.Packages.Catalogers.LockFiles;

namespace Drydock.Packages;

/// <summary>Selects the files that the catalogers read.</summary>
public sealed class PackageFiles : IFileSelector
{
    /// <summary>Raised when the files or the content kept for <see cref="OsReleaseReader"/> change.</summary>
    private const int OsReleaseVersion = 1;

    private static readonly ICataloger[] Catalogers = [.. Cataloger.All, .. LockFile.All];

    /// <summary><c>os 1, dpkg 1, apk 1, …</c>.</summary>
    public string ReaderVersion { get; } = string.Join(", ", Catalogers
        .Select(static c => string.Create(CultureInfo.InvariantCulture, $"{c.Name} {c.Version}"))
        .Prepend(string.Create(CultureInfo.InvariantCulture, $"os {OsReleaseVersion}")));

    public IReadOnlyList<string> KnownFolders { get; } = [.. Catalogers.SelectMany(static c => c.KnownFolders)];

    public IReadOnlyList<string> KnownFiles { get; } = [.. OsReleaseReader.KnownFiles, .. Catalogers.SelectMany(static c => c.KnownFiles)];

    public bool Wants(ReadOnlySpan<char> path)
    {
        foreach (var cataloger in Catalogers)
            if (cataloger.Wants(path)) return true;
        return OsReleaseReader.Wants(path);
    }

    /// <summary>What the cataloger of this path keeps; everything when several read the file.</summary>
    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content)
    {
        ICataloger? only = null;
        foreach (var cataloger in Catalogers)
        {
            if (!cataloger.Wants(path)) continue;
            if (only is not null) return content;
            only = cataloger;
        }

        return only is null ? OsReleaseReader.Reduce(content) : only.Reduce(path, content);
    }
}
