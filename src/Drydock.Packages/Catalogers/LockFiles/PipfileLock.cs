using System.Text.Json;
using Drydock.Images.Layers;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>Pipenv's lock file.</summary>
/// <remarks>Pipenv documentation, "Pipfile.lock": a JSON object per category (<c>default</c>, <c>develop</c>, …) from name to <c>version: "==V"</c>.</remarks>
public sealed class PipfileLock : LockFile
{
    public override string Name => "pipfile-lock";

    public override void Read(MergedFile file, MergedFiles files, FoundPackages found)
    {
        try
        {
            using var document = JsonDocument.Parse(file.File.Content, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                found.Report(PackageProblems.InvalidLockFile(file.Path, "it is not a JSON object"));
                return;
            }

            foreach (var category in document.RootElement.EnumerateObject())
                if (category.Value.ValueKind == JsonValueKind.Object && !category.NameEquals("_meta")) ReadCategory(file, category.Value, found);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            found.Report(PackageProblems.InvalidLockFile(file.Path, "it is not valid JSON"));
        }
    }

    protected override bool IsNamed(ReadOnlySpan<char> path) => FileName(path) is "Pipfile.lock";

    private static void ReadCategory(MergedFile file, JsonElement category, FoundPackages found)
    {
        var record = 0;
        foreach (var entry in category.EnumerateObject())
        {
            record++;
            var specifier = JsonText.Property(entry.Value, "version") ?? "";
            if (Requirement.Parse(entry.Name + specifier) is not { } requirement)
            {
                found.Report(PackageProblems.NamelessRecord(file.Path, record));
                continue;
            }

            var isEditable = entry.Value.ValueKind == JsonValueKind.Object && entry.Value.TryGetProperty("editable", out var flag) && flag.ValueKind == JsonValueKind.True;
            var isElsewhere = entry.Value.ValueKind == JsonValueKind.Object && (entry.Value.TryGetProperty("git", out _) || entry.Value.TryGetProperty("path", out _));
            found.Add(Declare(
                file, requirement.Name, requirement.Version, requirement.Specifier, isEditable ? "editable install" : null,
                isElsewhere ? "not from an index" : null,
                JsonText.Property(entry.Value, "markers") is { } marker ? $"only if {Utf8Text.Shown(marker)}" : null));
        }
    }
}
