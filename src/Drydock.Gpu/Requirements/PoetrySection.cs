using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Poetry's part of <c>pyproject.toml</c>: <c>[tool.poetry.dependencies]</c>, groups and <c>[[tool.poetry.source]]</c> (Poetry documentation,
/// "Repositories").</summary>
internal sealed record PoetrySection(ImmutableArray<Requirement> Requirements, PackageIndexes Indexes, PythonVersion? Python)
{
    public static PoetrySection Read(TomlTable root)
    {
        var poetry = root.Table("tool")?.Table("poetry");
        var urls = new Dictionary<string, string>(StringComparer.Ordinal);
        string? main = null;
        var extra = ImmutableArray.CreateBuilder<string>();
        foreach (var source in (poetry?.List("source") ?? []).OfType<TomlTable>())
        {
            if (source.Text("url") is not { } url) continue;
            if (source.Text("name") is { } name) urls[name] = url;
            switch (source.Text("priority") ?? "primary")
            {
                // A primary source switches PyPI off.
                case "default" or "primary" when main is null:
                    main = url;
                    break;
                case "explicit":
                    break;
                default:
                    extra.Add(url);
                    break;
            }
        }

        var groups = (poetry?.Table("group")?.Values ?? []).OfType<TomlTable>().Select(static g => g.Table("dependencies"));
        var tables = groups.Prepend(poetry?.Table("dev-dependencies")).Prepend(poetry?.Table("dependencies")).OfType<TomlTable>();
        var requirements = tables.SelectMany(static t => t.Pairs).Where(static p => p.Key != "python").SelectMany(p => Dependency(p.Key, p.Value, urls)).ToImmutableArray();
        var python = poetry?.Table("dependencies")?.Text("python");
        return new PoetrySection(requirements, new PackageIndexes(main, extra.ToImmutable(), [], false), OnlyPython(python));
    }

    /// <summary>A constraint, a table, or a list of tables for several environments.</summary>
    private static IEnumerable<Requirement> Dependency(string name, object? value, Dictionary<string, string> urls)
    {
        if (value is List<object?> list) return list.SelectMany(item => Dependency(name, item, urls));
        var table = value as TomlTable;
        var version = value as string ?? table?.Text("version");
        var url = table?.Text("url") ?? table?.Text("path") ?? "";
        var file = WheelFile.TryParse(url, out var wheel) ? wheel : null;
        var clauses = file is not null ? [new VersionSpecifier("==", file.Version, false)] : version is null ? null : PoetryConstraint.Read(version);
        return
        [
            new Requirement
            {
                Name = Requirement.Normal(name),
                Text = version is null ? name : $"{name} {version}",
                Specifiers = clauses ?? [],
                Unclear = clauses is null,
                Url = url,
                Marker = table?.Text("markers") ?? "",
                BoundIndex = table?.Text("source") is { } source ? urls.GetValueOrDefault(source) : null,
            },
        ];
    }

    /// <summary><c>3.12.*</c>, <c>~3.12</c> and <c>3.12</c> leave one Python.</summary>
    private static PythonVersion? OnlyPython(string? constraint)
    {
        if (constraint is null) return null;
        if (constraint.StartsWith('~') && PythonVersion.TryParse(constraint[1..].Trim(), out var tilde)) return tilde;
        return char.IsAsciiDigit(constraint[0]) ? PyProject.OnlyPython("==" + constraint) : PyProject.OnlyPython(constraint);
    }
}
