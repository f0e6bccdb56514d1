using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Yaml;

/// <summary>A list.</summary>
public sealed record YamlSequence(ImmutableArray<YamlNode> Nodes, int Line, int Column) : YamlNode(Line, Column);
