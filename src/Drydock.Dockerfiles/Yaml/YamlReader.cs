using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Drydock.Dockerfiles.Yaml;

/// <summary>Reads YAML into nodes with places. An alias is the anchored node itself, so that a bomb of aliases costs nothing; depth, nodes and
/// aliases are bounded.</summary>
public sealed class YamlReader
{
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Stack<OpenNode> open = new();
    private readonly List<YamlNode> documents = [];
    private int nodes;
    private int aliases;

    /// <summary>Reads every document of a text.</summary>
    /// <returns>One node per document that is not empty.</returns>
    /// <exception cref="YamlException">The text is no YAML, a key is no scalar or stands twice, or a limit of <see cref="YamlLimits"/> is hit.</exception>
    public static IReadOnlyList<YamlNode> Read(string text)
    {
        if (text.Length > YamlLimits.Characters) throw new YamlException($"it is longer than {YamlLimits.Characters:N0} characters", 1, 1);
        var reader = new YamlReader();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            while (parser.MoveNext()) reader.Take(parser.Current!);
        }
        catch (YamlDotNet.Core.YamlException error)
        {
            throw new YamlException(Plain(error), (int)error.Start.Line, (int)error.Start.Column, error);
        }

        catch (Exception error) when (error is InvalidOperationException or ArgumentException or ArithmeticException or FormatException)
        {
            // The scanner meets some broken texts with exceptions of these kinds.
            var at = parser.Current?.End ?? Mark.Empty;
            throw new YamlException("it is not YAML", Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column), error);
        }

        return reader.documents;
    }

    private void Take(ParsingEvent current)
    {
        switch (current)
        {
            case Scalar scalar:
                Add(new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, LineOf(scalar), ColumnOf(scalar)), scalar.Anchor);
                break;
            case MappingStart or SequenceStart:
                if (open.Count == YamlLimits.Depth) throw Wrong($"it is nested deeper than {YamlLimits.Depth} levels", current);
                open.Push(new OpenNode(current is MappingStart, ((NodeEvent)current).Anchor, LineOf(current), ColumnOf(current)));
                break;
            case MappingEnd or SequenceEnd:
                var closed = open.Pop();
                Add(closed.IsMapping ? Mapping(closed) : new YamlSequence([.. closed.Nodes], closed.Line, closed.Column), closed.Anchor);
                break;
            case AnchorAlias alias:
                if (++aliases > YamlLimits.Aliases) throw Wrong($"it has more than {YamlLimits.Aliases:N0} aliases", current);
                if (!anchors.TryGetValue(alias.Value.Value, out var node)) throw Wrong($"the alias *{alias.Value.Value} names no anchor before it", current);
                Add(node, AnchorName.Empty);
                break;
            case DocumentStart:
                anchors.Clear();
                break;
        }
    }

    private void Add(YamlNode node, AnchorName anchor)
    {
        Count(1, node);
        if (!anchor.IsEmpty) anchors[anchor.Value] = node;
        if (open.Count == 0) documents.Add(node);
        else open.Peek().Nodes.Add(node);
    }

    private void Count(int more, YamlNode at)
    {
        nodes += more;
        if (nodes > YamlLimits.Nodes) throw new YamlException($"it has more than {YamlLimits.Nodes:N0} nodes", at.Line, at.Column);
    }

    private YamlMapping Mapping(OpenNode closed)
    {
        var own = new List<YamlEntry>();
        var merged = new List<YamlNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < closed.Nodes.Count; i += 2)
        {
            var (key, value) = (closed.Nodes[i], closed.Nodes[i + 1]);
            if (key is not YamlScalar name) throw new YamlException($"{key.Kind} is used as a key", key.Line, key.Column);
            if (name is { Plain: true, Value: "<<" })
            {
                merged.AddRange(value is YamlSequence several ? several.Nodes : [value]);
                continue;
            }

            if (!seen.Add(name.Value)) throw new YamlException($"the key '{name.Value}' stands twice", name.Line, name.Column);
            own.Add(new YamlEntry(name, value));
        }

        // Earlier sources win over later ones, the mapping's own keys over all (YAML merge key specification).
        foreach (var pair in merged.SelectMany(static source => source.Entries))
        {
            Count(1, pair.Key);
            if (seen.Add(pair.Key.Value)) own.Add(pair);
        }

        return new YamlMapping([.. own], closed.Line, closed.Column);
    }

    private static string Plain(YamlDotNet.Core.YamlException error)
    {
        var text = (error.InnerException ?? error).Message;
        return string.IsNullOrWhiteSpace(text) ? "it is not YAML" : text.Trim().TrimEnd('.');
    }

    private static YamlException Wrong(string wrong, ParsingEvent at) => new(wrong, LineOf(at), ColumnOf(at));

    private static int LineOf(ParsingEvent at) => (int)at.Start.Line;

    private static int ColumnOf(ParsingEvent at) => (int)at.Start.Column;

    private sealed record OpenNode(bool IsMapping, AnchorName Anchor, int Line, int Column)
    {
        public List<YamlNode> Nodes { get; } = [];
    }
}
