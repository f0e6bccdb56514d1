using System.Collections.Immutable;
using System.Text;
using Drydock.Images.Layers;

namespace Drydock.Assessment.StructureTests;

/// <summary>Judges license tests as container-structure-test does: by words that must not stand anywhere in a license text.</summary>
/// <remarks>pkg/types/v2/licenses.go there: the refused words, and the one package whose text names them without being under them.</remarks>
internal static class LicenseJudge
{
    public const string FileEnd = "/copyright";

    private const string Root = "usr/share/doc/";

    private static readonly string[] Refused = ["AGPL", "WTFPL"];
    private static readonly string[] Excepted = ["libgnutls30"];

    /// <summary>True for the folder of a package's documents.</summary>
    public static bool IsPackage(ReadOnlySpan<char> path) => path.Length > Root.Length && path.StartsWith(Root, StringComparison.Ordinal) && !path[Root.Length..].Contains('/');

    public static StructureResult Judge(LicenseTest test, int number, MergedFiles files)
    {
        var name = $"licenseTests {number}";
        var (wrong, unknown) = (new List<string>(), new List<string>());
        if (test.Debian)
        {
            var packages = files.Folders.Where(static f => IsPackage(f.Path)).Select(static f => f.Path).ToImmutableArray();
            if (packages.IsEmpty) wrong.Add($"/{Root} has no folder of a package");
            foreach (var package in packages.Where(static p => !Excepted.Contains(p[Root.Length..]))) Judge(package + FileEnd, files, wrong, unknown);
        }

        foreach (var file in test.Files) Judge(file, files, wrong, unknown);
        if (wrong.Count > 0) return StructureJudge.Result(name, wrong);
        return unknown.Count > 0 ? new StructureResult(name, StructureOutcome.NotJudged, string.Join("; ", unknown)) : new StructureResult(name, StructureOutcome.Passed, "");
    }

    private static void Judge(string path, MergedFiles files, List<string> wrong, List<string> unknown)
    {
        if (files.Find(path) is not { } file) wrong.Add($"/{path} is not there, or is no file");
        else if (file.File.Content.Length < file.File.Size) unknown.Add($"/{path} is larger than 16 MiB");
        else if (Encoding.UTF8.GetString(file.File.Content.Span) is var text && Refused.FirstOrDefault(w => text.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } word) wrong.Add($"/{path} names {word}");
    }
}
