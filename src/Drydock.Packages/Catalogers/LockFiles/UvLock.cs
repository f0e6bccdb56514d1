using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>uv's lock file.</summary>
/// <remarks>uv documentation, "Locking": <c>[[package]]</c> with <c>name</c>, <c>version</c> and <c>source</c>.</remarks>
public sealed class UvLock : LockFile
{
    public override string Name => "uv-lock";

    public override void Read(MergedFile file, MergedFiles files, FoundPackages found)
    {
        if (TomlTables.Parse(file.File.Content.Span, out var wrong) is not { } root)
        {
            found.Report(PackageProblems.InvalidLockFile(file.Path, wrong));
            return;
        }

        var record = 0;
        foreach (var package in TomlTables.Array(root, "package").OfType<Dictionary<string, object?>>())
        {
            record++;
            var (name, version) = (TomlTables.Text(package, "name"), TomlTables.Text(package, "version"));
            var source = TomlTables.Table(package, "source");
            var isLocal = source is not null && (source.ContainsKey("editable") || source.ContainsKey("virtual") || source.ContainsKey("directory"));
            if (!PyPiName.IsValid(name) || (version is not null && !Utf8Text.IsWord(version))) found.Report(PackageProblems.NamelessRecord(file.Path, record));
            else found.Add(Declare(file, name!, version, "", isLocal ? "local source" : null, source?.ContainsKey("git") == true ? "not from an index" : null));
        }
    }

    protected override bool IsNamed(ReadOnlySpan<char> path) => FileName(path) is "uv.lock";
}
