using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Gpu.Requirements;

/// <summary>uv's <c>[[tool.uv.index]]</c> and <c>[tool.uv.sources]</c> (uv documentation, "Package indexes").</summary>
/// <param name="Declared">Whether the project says anything about indexes.</param>
/// <param name="Bound">Package → URL of the only index that it comes from.</param>
internal sealed record UvIndexes(bool Declared, PackageIndexes Indexes, FrozenDictionary<string, string> Bound)
{
    public static UvIndexes Read(TomlTable root)
    {
        var uv = root.Table("tool")?.Table("uv");
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        string? main = uv?.Text("index-url");
        var extra = ImmutableArray.CreateBuilder<string>();
        foreach (var index in (uv?.List("index") ?? []).OfType<TomlTable>())
        {
            if (index.Text("url") is not { } url) continue;
            if (index.Text("name") is { } name) urls[name] = url;
            if (index.Flag("default")) main = url;
            else if (!index.Flag("explicit")) extra.Add(url);
        }

        foreach (var url in (uv?.List("extra-index-url") ?? []).OfType<string>()) extra.Add(url);
        var links = (uv?.List("find-links") ?? []).OfType<string>().ToImmutableArray();
        var bound = Sources(uv?.Table("sources"), urls);
        var declared = main is not null || extra.Count > 0 || links.Length > 0 || urls.Count > 0;
        return new UvIndexes(declared, new PackageIndexes(main, extra.ToImmutable(), links, false), bound);
    }

    /// <summary>The requirement with the index that it is bound to.</summary>
    public Requirement Bind(Requirement requirement) => Bound.TryGetValue(requirement.Name, out var url) ? requirement with { BoundIndex = url } : requirement;

    /// <summary>A source is a table, or a list of tables with markers: the first that names an index for Linux counts.</summary>
    private static FrozenDictionary<string, string> Sources(TomlTable? sources, Dictionary<string, string> urls)
    {
        var bound = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in sources?.Pairs ?? [])
        {
            var tables = value is List<object?> list ? list.OfType<TomlTable>() : value is TomlTable one ? [one] : [];
            foreach (var table in tables)
            {
                if (table.Text("index") is not { } index || !urls.TryGetValue(index, out var url)) continue;
                if (EnvironmentMarker.Evaluate(table.Text("marker") ?? "", null) == false) continue;
                bound.TryAdd(Requirement.Normal(name), url);
            }
        }

        return bound.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
