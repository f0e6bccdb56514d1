using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Yaml;

/// <summary>A node of a YAML document with its place in the file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public abstract record YamlNode(int Line, int Column)
{
    /// <summary>The value under a key; null when this is no mapping or the key is absent.</summary>
    public YamlNode? this[string key] => this is YamlMapping mapping ? mapping.Find(key) : null;

    /// <summary>The text of a scalar; null for anything else and for YAML's null.</summary>
    public string? Text => this is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>The items of a sequence; none for anything else.</summary>
    public ImmutableArray<YamlNode> Items => this is YamlSequence sequence ? sequence.Nodes : [];

    /// <summary>The entries of a mapping in file order; none for anything else.</summary>
    public ImmutableArray<YamlEntry> Entries => this is YamlMapping mapping ? mapping.Pairs : [];

    /// <summary>What it is, for messages.</summary>
    public string Kind => this switch { YamlMapping => "a mapping", YamlSequence => "a list", YamlScalar { IsNull: true } => "nothing", _ => "a value" };
}
