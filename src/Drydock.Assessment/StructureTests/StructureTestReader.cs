using System.Collections.Immutable;
using System.Globalization;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.StructureTests;

/// <summary>Reads the YAML of container-structure-test, schema 2.0.0. What is not known there is a problem: a test that is silently left out proves nothing.</summary>
public sealed class StructureTestReader
{
    private const int MostTests = 1000;
    private static readonly string[] FileKeys = ["schemaVersion", "globalEnvVars", "commandTests", "fileExistenceTests", "fileContentTests", "metadataTest", "licenseTests", "containerRunOptions"];
    private static readonly string[] CommandKeys = ["name", "setup", "teardown", "envVars", "command", "args", "exitCode", "expectedOutput", "excludedOutput", "expectedError", "excludedError"];
    private static readonly string[] ExistenceKeys = ["name", "path", "shouldExist", "permissions", "uid", "gid", "isExecutableBy"];
    private static readonly string[] ContentKeys = ["name", "path", "expectedContents", "excludedContents"];
    private static readonly string[] MetadataKeys = ["envVars", "unboundEnvVars", "exposedPorts", "unexposedPorts", "entrypoint", "cmd", "workdir", "volumes", "unmountedVolumes", "labels", "user"];
    private static readonly string[] RunKeys = ["user", "privileged", "allocateTty", "envFile", "envVars", "capabilities", "bindMounts"];
    private static readonly string[] LicenseKeys = ["debian", "files"];
    private static readonly string[] PairKeys = ["key", "value", "isRegex"];

    private readonly List<(int Line, int Column, string Wrong)> problems = [];

    private StructureTestReader()
    {
    }

    /// <summary>Reads a file. Size, depth and aliases are bounded (<see cref="YamlLimits"/>).</summary>
    public static StructureTestResult Read(string text)
    {
        try
        {
            return YamlReader.Read(text) is [YamlMapping root] ? new StructureTestReader().Read(root) : new StructureTestResult(null, ["1:1: one mapping is needed, with schemaVersion and tests"]);
        }
        catch (YamlException error)
        {
            return new StructureTestResult(null, [$"{error.Line}:{error.Column}: {error.Message}"]);
        }
    }

    private StructureTestResult Read(YamlMapping root)
    {
        Known(root, FileKeys);
        if (root["schemaVersion"]?.Text != "2.0.0") Wrong(root["schemaVersion"] ?? root, "only schemaVersion 2.0.0 is read");
        var options = root["containerRunOptions"];
        Known(options, RunKeys);
        var test = new StructureTest
        {
            GlobalEnvironment = Pairs(root["globalEnvVars"]),
            Commands = [.. Items(root["commandTests"]).Select(CommandOf)],
            Existence = [.. Items(root["fileExistenceTests"]).Select(ExistenceOf)],
            Contents = [.. Items(root["fileContentTests"]).Select(ContentOf)],
            Metadata = root["metadataTest"] is { } metadata ? MetadataOf(metadata) : null,
            Licenses = [.. Items(root["licenseTests"]).Select(LicenseOf)],
            User = options?["user"]?.Text,
            Unsupported = [.. (options?.Entries ?? []).Where(static e => e.Key.Value != "user" && e.Value is not YamlScalar { IsNull: true } && e.Value.Text is not ("" or "false")).Select(static e => $"containerRunOptions.{e.Key.Value}")],
        };
        return problems.Count == 0 ? new StructureTestResult(test, []) : new StructureTestResult(null, [.. problems.OrderBy(static p => p.Line).ThenBy(static p => p.Column).Select(static p => $"{p.Line}:{p.Column}: {p.Wrong}")]);
    }

    private CommandTest CommandOf(YamlNode node)
    {
        Known(node, CommandKeys);
        // A container is thrown away with all that a test left in it: there is nothing to tear down. Only its form is checked.
        _ = Commands(node["teardown"]);
        var output = new OutputPatterns(Patterns(node["expectedOutput"]), Patterns(node["excludedOutput"]), Patterns(node["expectedError"]), Patterns(node["excludedError"]));
        return new CommandTest(Name(node), [Needed(node, "command"), .. Texts(node["args"])], Pairs(node["envVars"]), Number(node["exitCode"]) ?? 0, output)
        {
            Setup = Commands(node["setup"]),
        };
    }

    /// <summary>Lists of words; an empty one is no command.</summary>
    private ImmutableArray<ImmutableArray<string>> Commands(YamlNode? node)
    {
        foreach (var item in Items(node).Where(i => Items(i).IsEmpty)) Wrong(item, "here a command is needed: a list of words");
        return [.. Items(node).Select(Texts)];
    }

    private LicenseTest LicenseOf(YamlNode node)
    {
        Known(node, LicenseKeys);
        return new LicenseTest(Flag(node["debian"]) ?? false, [.. Texts(node["files"]).Select(Normal)]);
    }

    private FileExistenceTest ExistenceOf(YamlNode node)
    {
        Known(node, ExistenceKeys);
        var by = node["isExecutableBy"]?.Text is { Length: > 0 } word ? word : null;
        if (by is not (null or "any" or "owner" or "group" or "other")) Wrong(node["isExecutableBy"]!, "isExecutableBy is any, owner, group or other");
        return new FileExistenceTest(Name(node), PathOf(node), Flag(node["shouldExist"]) ?? true, node["permissions"]?.Text is { Length: > 0 } mode ? mode : null, Id(node["uid"]), Id(node["gid"]), by);
    }

    private FileContentTest ContentOf(YamlNode node)
    {
        Known(node, ContentKeys);
        return new FileContentTest(Name(node), PathOf(node), Patterns(node["expectedContents"]), Patterns(node["excludedContents"]));
    }

    private MetadataTest MetadataOf(YamlNode node)
    {
        Known(node, MetadataKeys);
        return new MetadataTest
        {
            Environment = Pairs(node["envVars"]),
            UnboundEnvironment = Texts(node["unboundEnvVars"]),
            Labels = Pairs(node["labels"]),
            Entrypoint = node["entrypoint"] is { } entrypoint ? Texts(entrypoint) : null,
            Command = node["cmd"] is { } command ? Texts(command) : null,
            Ports = Texts(node["exposedPorts"]),
            ClosedPorts = Texts(node["unexposedPorts"]),
            Volumes = Texts(node["volumes"]),
            OtherVolumes = Texts(node["unmountedVolumes"]),
            WorkingFolder = node["workdir"]?.Text,
            User = node["user"]?.Text,
        };
    }

    private ImmutableArray<NamedText> Pairs(YamlNode? node) =>
    [
        .. Items(node).Select(pair =>
        {
            Known(pair, PairKeys);
            var isPattern = Flag(pair["isRegex"]) ?? false;
            if (isPattern) CheckPattern(pair["value"] ?? pair);
            return new NamedText(Needed(pair, "key"), pair["value"]?.Text ?? "", isPattern);
        }),
    ];

    private ImmutableArray<string> Patterns(YamlNode? node)
    {
        foreach (var item in Items(node)) CheckPattern(item);
        return Texts(node);
    }

    private void CheckPattern(YamlNode node)
    {
        if (node.Text is { } text && !StructurePattern.TryRead(text, out _)) Wrong(node, $"'{PlainText.Of(text)}' is no regular expression that is read in linear time");
    }

    private ImmutableArray<string> Texts(YamlNode? node)
    {
        foreach (var item in Items(node).Where(static i => i.Text is null)) Wrong(item, "here a text is needed");
        return [.. Items(node).Select(static i => i.Text ?? "")];
    }

    private ImmutableArray<YamlNode> Items(YamlNode? node)
    {
        if (node is null or YamlScalar { IsNull: true }) return [];
        if (node is not YamlSequence) Wrong(node, $"here a list is needed; there is {node.Kind}");
        else if (node.Items.Length > MostTests) Wrong(node, $"this list has more than {MostTests} items");
        return node.Items.Length > MostTests ? [] : node.Items;
    }

    private void Known(YamlNode? node, string[] keys)
    {
        if (node is not (null or YamlMapping or YamlScalar { IsNull: true })) Wrong(node, $"here a mapping is needed; there is {node.Kind}");
        foreach (var entry in node?.Entries ?? [])
            if (!keys.Contains(entry.Key.Value)) Wrong(entry.Key, $"there is no key '{PlainText.Of(entry.Key.Value)}' here{NearestWord.Hint(entry.Key.Value, keys)}");
    }

    private string Name(YamlNode node) => node["name"]?.Text is { Length: > 0 } name ? name : $"line {node.Line}";

    private string Needed(YamlNode node, string key)
    {
        if (node[key]?.Text is { Length: > 0 } text) return text;
        Wrong(node, $"{key}: is missing");
        return "";
    }

    private string PathOf(YamlNode node) => Normal(Needed(node, "path"));

    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or "..")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private bool? Flag(YamlNode? node)
    {
        if (node is null or YamlScalar { IsNull: true }) return null;
        if (node is YamlScalar { AsBoolean: { } flag }) return flag;
        Wrong(node, "write true or false");
        return null;
    }

    /// <summary>-1 asks nothing.</summary>
    private int? Id(YamlNode? node) => Number(node) is { } id and >= 0 ? id : null;

    private int? Number(YamlNode? node)
    {
        if (node is null or YamlScalar { IsNull: true }) return null;
        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return number;
        Wrong(node, "write a number");
        return null;
    }

    private void Wrong(YamlNode node, string wrong) => problems.Add((node.Line, node.Column, wrong));
}
