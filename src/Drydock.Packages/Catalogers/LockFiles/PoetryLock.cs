using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>Poetry's lock file.</summary>
/// <remarks>Poetry documentation, "poetry.lock": <c>[[package]]</c> with <c>name</c>, <c>version</c> and, when not from PyPI, <c>[package.source]</c>.</remarks>
public sealed class PoetryLock : LockFile
{
    public override string Name => "poetry-lock";

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
            var source = TomlTables.Text(TomlTables.Table(package, "source"), "type");
            if (!PyPiName.IsValid(name) || !Utf8Text.IsWord(version)) found.Report(PackageProblems.NamelessRecord(file.Path, record));
            else found.Add(Declare(file, name!, version, "", source is "directory" ? "local source" : null, source is "git" ? "not from an index" : null));
        }
    }

    protected override bool IsNamed(ReadOnlySpan<char> path) => FileName(path) is "poetry.lock";
}
