using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Waivers;

/// <summary>Writes a waiver into the text of a fleet file: one line is added, every other byte stays.</summary>
public static class WaiverEdit
{
    /// <summary>The text with the waiver as its last.</summary>
    /// <param name="text">A fleet file that reads without problems.</param>
    /// <param name="wrong">Why it cannot be added without touching other text; null when it was.</param>
    /// <returns>The changed text; null when it cannot be done.</returns>
    public static string? Add(string text, Waiver waiver, out string? wrong)
    {
        var before = FleetFileReader.Read(FleetFile.Name, text);
        wrong = "the file itself has problems";
        if (before.File is null) return null;
        var root = YamlReader.Read(text)[0];
        var changed = Insert(text, root, FlowOf(waiver));
        wrong = "its waivers are written in a form that cannot be extended in place; write them as a list";
        if (changed is null) return null;
        // The gate: what is read afterwards is what was read before, and the waiver.
        var after = FleetFileReader.Read(FleetFile.Name, changed);
        if (after.File is null || !Same([.. before.File.Waivers, waiver], after.File.Waivers) || after.File.Services.Length != before.File.Services.Length) return null;
        wrong = null;
        return changed;
    }

    /// <summary>The waiver as one line: <c>{id: CVE-2023-45853, service: "*", reason: "…", owner: ops, expires: 2027-01-31}</c>.</summary>
    internal static string FlowOf(Waiver waiver)
    {
        var services = waiver.Services is [var one] ? Quoted(one) : $"[{string.Join(", ", waiver.Services.Select(Quoted))}]";
        var package = waiver.Package is { } name ? $", package: {Quoted(name)}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{{id: {Quoted(waiver.Id)}, service: {services}{package}, reason: {Quoted(waiver.Reason)}, owner: {Quoted(waiver.Owner)}, expires: {waiver.Expires:yyyy-MM-dd}}}");
    }

    private static string? Insert(string text, YamlNode root, string flow)
    {
        var lines = new FileLines(text);
        var entry = root.Entries.FirstOrDefault(static e => e.Key.Value == "waivers");
        if (entry is null) return lines.Append($"waivers:{lines.Break}  - {flow}");
        if (entry.Value is YamlScalar) return lines.InsertAfter(entry.Key.Line, $"  - {flow}");
        if (entry.Value is not YamlSequence list) return null;
        var start = lines.Offset(list.Line, list.Column);
        if (start < text.Length && text[start] == '[') return FlowList.Append(text, start, flow);
        if (list.Nodes is not [var first, ..]) return null;
        var next = root.Entries.Where(e => e.Key.Line > entry.Key.Line).Select(static e => (int?)e.Key.Line).Min() ?? lines.Count + 1;
        return lines.InsertAfter(lines.LastOfBlock(first.Line, next), $"{lines.BeforeDash(first.Line)}- {flow}");
    }

    private static bool Same(ImmutableArray<Waiver> expected, ImmutableArray<Waiver> found) =>
        expected.Length == found.Length && expected.Zip(found).All(static p =>
            p.First.Services.SequenceEqual(p.Second.Services) && p.First with { Line = 0, Services = [] } == p.Second with { Line = 0, Services = [] });

    private static string Quoted(string text)
    {
        if (char.IsAsciiLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && !IsSpecial(text)) return text;
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\');
            quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    // Words that some readers of YAML take for something else.
    private static bool IsSpecial(string text) => text.ToLowerInvariant() is "null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n";
}
