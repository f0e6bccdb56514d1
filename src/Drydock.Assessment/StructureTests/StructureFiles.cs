using System.Collections.Frozen;
using Drydock.Images;

namespace Drydock.Assessment.StructureTests;

/// <summary>Selects the files that structure tests name. Their facts are not worth caching: every test names others.</summary>
public sealed class StructureFiles : IFolderSelector
{
    private const int LongestFile = 16 << 20;

    private readonly bool licenses;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> paths;

    public StructureFiles(StructureTest test)
    {
        var named = test.Paths.ToFrozenSet(StringComparer.Ordinal);
        licenses = test.Licenses.Any(static l => l.Debian);
        paths = named.GetAlternateLookup<ReadOnlySpan<char>>();
        KnownFiles = [.. named.Order(StringComparer.Ordinal)];
    }

    public string ReaderVersion => "structure tests, never cached";

    public IReadOnlyList<string> KnownFolders => [];

    public IReadOnlyList<string> KnownFiles { get; }

    public bool Wants(ReadOnlySpan<char> path) => paths.Contains(path) || (licenses && path.EndsWith(LicenseJudge.FileEnd, StringComparison.Ordinal) && LicenseJudge.IsPackage(path[..^LicenseJudge.FileEnd.Length]));

    public bool WantsFolder(ReadOnlySpan<char> path) => paths.Contains(path) || (licenses && LicenseJudge.IsPackage(path));

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content) => content.Length <= LongestFile ? content : content[..LongestFile];
}
