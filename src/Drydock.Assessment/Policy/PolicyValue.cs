using System.Collections.Immutable;
using Drydock.Dockerfiles.Yaml;

namespace Drydock.Assessment.Policy;

/// <summary>One value of a policy and where it comes from.</summary>
/// <param name="Key">Dotted: <c>response.critical</c>, <c>rules.no-user</c>.</param>
/// <param name="Line">In the fleet file, from 1; without meaning for a preset.</param>
public sealed record PolicyValue(string Key, YamlNode Node, int Line)
{
    public PolicyOrigin Origin { get; init; }

    /// <summary>The preset that it comes from; null when it does not come from one.</summary>
    public string? Preset { get; init; }

    public bool IsList => Node is YamlSequence;

    /// <summary>One text for a scalar, several for a list; a window is told in one line.</summary>
    public ImmutableArray<string> Texts => Node is YamlSequence list ? [.. list.Nodes.Select(TextOf)] : [TextOf(Node)];

    private static string TextOf(YamlNode node) => node.Text ?? string.Join(", ", node.Entries.Select(static e => $"{e.Key.Value}: {string.Join(' ', e.Value is YamlSequence many ? many.Nodes.Select(static n => n.Text) : [e.Value.Text])}"));
}
