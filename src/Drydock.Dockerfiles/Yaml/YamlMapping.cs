using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Yaml;

/// <summary>A mapping with scalar keys, in file order, merge keys (<c>&lt;&lt;</c>) already drawn in behind its own.</summary>
public sealed record YamlMapping(ImmutableArray<YamlEntry> Pairs, int Line, int Column) : YamlNode(Line, Column)
{
    internal YamlNode? Find(string key)
    {
        foreach (var pair in Pairs)
        {
            if (string.Equals(pair.Key.Value, key, StringComparison.Ordinal)) return pair.Value;
        }

        return null;
    }
}
