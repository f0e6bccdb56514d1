using System.Collections.Immutable;
using Drydock.Assessment.Configuration.Shapes;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Configuration;

/// <summary>Reads <c>drydock.yaml</c>. Everything that is wrong is told at once, with its place.</summary>
public static class FleetFileReader
{
    /// <summary>Reads a fleet file. Size, depth and aliases are bounded (<see cref="YamlLimits"/>).</summary>
    /// <param name="path">For messages; nothing is opened.</param>
    public static FleetFileResult Read(string path, string text)
    {
        IReadOnlyList<YamlNode> documents;
        try
        {
            documents = YamlReader.Read(text);
        }
        catch (YamlException error)
        {
            return new FleetFileResult(null, [new FleetProblem(error.Line, error.Column, error.Message)]);
        }

        if (documents is not [var root]) return new FleetFileResult(null, [new FleetProblem(documents is [_, var second, ..] ? second.Line : 1, 1, Documents(documents.Count))]);
        var problems = new ShapeProblems();
        FleetShape.File.Check(root, problems);
        if (problems.Found.Count == 0) CheckSense(root, problems);
        return problems.Found.Count == 0
            ? new FleetFileResult(FileOf(path, root), [])
            : new FleetFileResult(null, [.. problems.Found.OrderBy(static p => p.Line).ThenBy(static p => p.Column)]);
    }

    private static string Documents(int count) => count == 0 ? "the file is empty; it needs at least version: 1" : $"the file has {count} documents; only one is read";

    /// <summary>What no shape can tell: parts that must fit each other.</summary>
    private static void CheckSense(YamlNode root, ShapeProblems problems)
    {
        var services = (root["services"]?.Entries ?? []).Select(static e => e.Key.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var service in root["services"]?.Entries ?? [])
        {
            if (service.Value["dockerfile"] is null && service.Value["image"] is null && service.Value["base"] is null)
                problems.Add(service.Key, $"the service '{service.Key.Value}' has neither a dockerfile nor an image");
            CheckWindows(service.Value["policy"], problems);
        }

        CheckWindows(root["policy"], problems);
        foreach (var waiver in root["waivers"]?.Items ?? [])
        {
            foreach (var name in TextsOf(waiver["service"]).Where(n => n.Text is var text && text != FleetShape.AllServices && !services.Contains(text!)))
                problems.Add(name, $"there is no service '{PlainText.Of(name.Text)}'{NearestWord.Hint(name.Text!, services)}");
        }
    }

    private static void CheckWindows(YamlNode? policy, ShapeProblems problems)
    {
        foreach (var window in policy?["windows"]?.Items ?? [])
        {
            if (PolicyValues.Window(window) is var read && read.Rule.NeedsStart && window["from"] is null)
                problems.Add(window["rrule"]!, "this rule counts from a first day; add from: with a date");
        }
    }

    private static FleetFile FileOf(string path, YamlNode root) => new()
    {
        Path = path,
        Policy = PolicyLayer.Of(root["policy"], PolicyOrigin.File),
        Services = [.. (root["services"]?.Entries ?? []).Select(ServiceOf)],
        Waivers = [.. (root["waivers"]?.Items ?? []).Select(WaiverOf)],
        Notify = [.. (root["notify"]?.Items ?? []).Select(NotifyOf)],
        Schedule = (root["schedule"]?.Entries ?? []).ToImmutableDictionary(static e => e.Key.Value, static e => e.Value.Text!, StringComparer.Ordinal),
    };

    private static FleetService ServiceOf(YamlEntry entry) => new()
    {
        Name = entry.Key.Value,
        Line = entry.Key.Line,
        Dockerfile = entry.Value["dockerfile"]?.Text,
        Context = entry.Value["context"]?.Text,
        Target = entry.Value["target"]?.Text,
        Arguments = (entry.Value["args"]?.Entries ?? []).ToImmutableSortedDictionary(static e => e.Key.Value, static e => e.Value.Text!, StringComparer.Ordinal),
        Image = entry.Value["image"]?.Text,
        Base = entry.Value["base"]?.Text,
        Owner = entry.Value["owner"]?.Text,
        Gpu = entry.Value["gpu"] is { } gpu ? new GpuNeeds(gpu["driver"]?.Text, Texts(gpu["capabilities"])) : null,
        Test = Texts(entry.Value["test"]),
        StructureTest = entry.Value["structure-test"]?.Text,
        Healthcheck = HealthShape.Read(entry.Value["healthcheck"]),
        Policy = PolicyLayer.Of(entry.Value["policy"], PolicyOrigin.Service),
    };

    private static Waiver WaiverOf(YamlNode node) => new(
        node["id"]!.Text!, Texts(node["service"]), node["package"]?.Text, node["reason"]!.Text!, node["owner"]!.Text!, PolicyValues.Date(node["expires"]!), node.Line);

    private static NotifyTarget NotifyOf(YamlNode node) => new(
        node["to"]!.Text!, node["url-from"]?.Text, node["min-severity"]?.Text is { } word && Words.TryParseSeverity(word, out var least) ? least : null, Texts(node["services"]));

    private static ImmutableArray<string> Texts(YamlNode? node) => [.. TextsOf(node).Select(static n => n.Text!)];

    private static ImmutableArray<YamlNode> TextsOf(YamlNode? node) => node switch { null => [], YamlSequence list => list.Nodes, { Text: null } => [], _ => [node] };
}
