using System.Text.Json;
using Drydock.Advisories;

namespace Drydock.Bases.Comparison;

/// <summary>A comparison for scripts. Every key is always there.</summary>
public static class ComparisonJson
{
    /// <summary>Value of <c>schema</c>.</summary>
    public const string Schema = "drydock.comparison/1";

    /// <summary>Writes one object with a line end behind it.</summary>
    public static void Write(ImageComparison comparison, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            WriteSide(json, "before", comparison.Before);
            WriteSide(json, "after", comparison.After);
            WritePackages(json, comparison.Packages);
            WriteFindings(json, comparison.Findings);
            WriteChanges(json, comparison);
            json.WriteStartArray("problems");
            foreach (var problem in comparison.Problems) json.WriteStringValue(problem.ToString());
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ImageFacts side)
    {
        json.WriteStartObject(name);
        json.WriteString("name", side.Name);
        json.WriteString("digest", side.Manifest?.ManifestDigest?.ToString());
        if (side.Os is { } os)
        {
            json.WriteStartObject("os");
            json.WriteString("id", os.Id);
            json.WriteString("version", os.Version);
            json.WriteString("codename", os.Codename);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("os");
        }

        json.WriteNumber("packages", side.Inventory.Packages.Length);
        if (side.Files is { } files)
        {
            json.WriteNumber("bytes", files.Bytes);
            json.WriteNumber("entries", files.Entries);
        }
        else
        {
            json.WriteNull("bytes");
            json.WriteNull("entries");
        }

        json.WriteEndObject();
    }

    private static void WritePackages(Utf8JsonWriter json, PackageChanges packages)
    {
        json.WriteStartObject("packages");
        WriteList(json, "removed", packages.Removed);
        WriteList(json, "added", packages.Added);
        WriteList(json, "up", packages.Up);
        WriteList(json, "down", packages.Down);
        WriteList(json, "otherwise", packages.Changed.Where(static c => c.Direction is null or 0));
        json.WriteStartArray("renamed");
        foreach (var (before, after) in packages.Renamed)
        {
            json.WriteStartObject();
            json.WriteString("before", before);
            json.WriteString("after", after);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<PackageChange> packages)
    {
        json.WriteStartArray(name);
        foreach (var package in packages)
        {
            json.WriteStartObject();
            json.WriteString("name", package.Name);
            json.WriteString("type", package.Type.ToString().ToLowerInvariant());
            json.WriteString("before", package.Before);
            json.WriteString("after", package.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, FindingChanges? findings)
    {
        if (findings is null)
        {
            json.WriteNull("findings");
            return;
        }

        json.WriteStartObject("findings");
        foreach (var (name, list) in new[] { ("fixed", findings.Fixed), ("new", findings.New), ("same", findings.Same) })
        {
            json.WriteStartArray(name);
            foreach (var match in list) WriteMatch(json, match);
            json.WriteEndArray();
        }

        json.WriteBoolean("complete", findings.Problems.IsEmpty);
        json.WriteEndObject();
    }

    private static void WriteMatch(Utf8JsonWriter json, AdvisoryMatch match)
    {
        json.WriteStartObject();
        json.WriteString("id", match.Id);
        json.WriteString("package", match.Package.Name);
        json.WriteString("version", match.Package.Version);
        json.WriteString("severity", match.Severity.ToString().ToLowerInvariant());
        json.WriteString("fixedVersion", match.FixedVersion);
        json.WriteEndObject();
    }

    private static void WriteChanges(Utf8JsonWriter json, ImageComparison comparison)
    {
        json.WriteStartArray("changes");
        foreach (var change in comparison.Changes)
        {
            json.WriteStartObject();
            json.WriteString("id", change.Id);
            json.WriteString("check", change.Check);
            json.WriteString("level", ComparisonText.Word(change.Level));
            json.WriteString("text", change.Text);
            json.WriteStartArray("evidence");
            foreach (var evidence in change.Evidence) json.WriteStringValue(evidence);
            json.WriteEndArray();
            json.WriteString("file", change.Line is null ? null : comparison.Dockerfile);
            if (change.Line is { } line) json.WriteNumber("line", line);
            else json.WriteNull("line");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
