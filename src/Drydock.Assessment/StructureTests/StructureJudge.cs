using System.Collections.Immutable;
using System.Text;
using Drydock.Assessment.Reports;
using Drydock.Images;
using Drydock.Images.Layers;

namespace Drydock.Assessment.StructureTests;

/// <summary>Judges structure tests: files and metadata from an image that was read, commands from what they did.</summary>
public static class StructureJudge
{
    private const int MostTold = 120;

    /// <summary>Everything that needs no container, and what is not supported.</summary>
    public static ImmutableArray<StructureResult> Judge(StructureTest test, ImageContents image) =>
    [
        .. test.Existence.Select(e => Judge(e, image.Files)),
        .. test.Contents.Select(c => Judge(c, image.Files)),
        .. test.Metadata is { } metadata && image.Manifest is { } manifest ? MetadataJudge.Judge(metadata, manifest) : [],
        .. test.Licenses.Select((l, i) => LicenseJudge.Judge(l, i + 1, image.Files)),
        .. test.Unsupported.Select(static name => new StructureResult(name, StructureOutcome.NotJudged, "this option is not supported")),
    ];

    /// <summary>A command that ran.</summary>
    public static StructureResult Judge(CommandTest test, int exitCode, string output, string error)
    {
        var wrong = new List<string>();
        if (exitCode != test.ExitCode) wrong.Add($"it ended with {exitCode} instead of {test.ExitCode}");
        Match(wrong, "standard output", output, test.Output.Expected, test.Output.Excluded);
        Match(wrong, "standard error", error, test.Output.ExpectedError, test.Output.ExcludedError);
        if (wrong.Count > 0) wrong.Add(output.Trim() is { Length: > 0 } told ? $"it wrote '{PlainText.Fit(PlainText.Of(told.Split('\n')[0]), MostTold)}'" : "it wrote nothing");
        return Result(test.Name, wrong);
    }

    internal static StructureResult Result(string name, List<string> wrong) => new(name, wrong.Count == 0 ? StructureOutcome.Passed : StructureOutcome.Failed, string.Join("; ", wrong));

    private static StructureResult Judge(FileExistenceTest test, MergedFiles files)
    {
        var kind = test.Path.Length == 0 ? EntryKind.Folder : files.KindOf(test.Path);
        if (kind is null != !test.ShouldExist) return new StructureResult(test.Name, StructureOutcome.Failed, test.ShouldExist ? $"/{test.Path} is not there" : $"/{test.Path} is there");
        if (!test.ShouldExist || test is { Permissions: null, User: null, Group: null, ExecutableBy: null }) return new StructureResult(test.Name, StructureOutcome.Passed, "");
        if (PermissionsOf(test.Path, files) is not { } has) return new StructureResult(test.Name, StructureOutcome.NotJudged, $"mode and owner of /{test.Path} are not known: no layer has an entry that tells them");
        var wrong = new List<string>();
        if (test.Permissions is { } mode && mode != Words(has.Mode, kind)) wrong.Add($"its mode is {Words(has.Mode, kind)} instead of {mode}");
        if (test.User is { } user && has.User != user) wrong.Add($"it belongs to user {has.User} instead of {user}");
        if (test.Group is { } group && has.Group != group) wrong.Add($"it belongs to group {has.Group} instead of {group}");
        var bits = test.ExecutableBy switch { "owner" => 0x40, "group" => 0x8, "other" => 0x1, _ => 0x49 };
        if (test.ExecutableBy is not null && (has.Mode & bits) == 0) wrong.Add($"it is not executable by {test.ExecutableBy}");
        return Result(test.Name, wrong);
    }

    private static FilePermissions? PermissionsOf(string path, MergedFiles files) =>
        files.Find(path)?.File.Permissions ?? (files.Resolve(path) is { } real && files.Folders.FirstOrDefault(f => f.Path == real) is { } folder ? folder.Permissions : null);

    private static StructureResult Judge(FileContentTest test, MergedFiles files)
    {
        if (files.Find(test.Path) is not { } file) return new StructureResult(test.Name, StructureOutcome.Failed, $"/{test.Path} is not there, or is no file");
        if (file.File.Content.Length < file.File.Size) return new StructureResult(test.Name, StructureOutcome.NotJudged, $"/{test.Path} is larger than 16 MiB");
        var wrong = new List<string>();
        Match(wrong, $"/{test.Path}", Encoding.UTF8.GetString(file.File.Content.Span), test.Expected, test.Excluded);
        return Result(test.Name, wrong);
    }

    private static void Match(List<string> wrong, string what, string text, ImmutableArray<string> expected, ImmutableArray<string> excluded)
    {
        foreach (var pattern in expected.Where(p => !StructurePattern.IsMatch(p, text))) wrong.Add($"{what} has no match of '{pattern}'");
        foreach (var pattern in excluded.Where(p => StructurePattern.IsMatch(p, text))) wrong.Add($"{what} has a match of '{pattern}'");
    }

    /// <summary><c>-rwxr-xr-x</c>, as Go writes the mode of a file; <c>d</c> stands in front for a folder.</summary>
    private static string Words(int mode, EntryKind? kind)
    {
        var folder = kind == EntryKind.Folder ? "d" : "";
        var text = new StringBuilder(folder.Length > 0 ? folder : "-");
        for (var bit = 8; bit >= 0; bit--) text.Append((mode & (1 << bit)) != 0 ? "rwx"[(8 - bit) % 3] : '-');
        var special = ((mode & 0x800) != 0 ? "u" : "") + ((mode & 0x400) != 0 ? "g" : "") + ((mode & 0x200) != 0 ? "t" : "");
        return special.Length == 0 ? text.ToString() : folder + special + text.ToString(1, 9);
    }
}
