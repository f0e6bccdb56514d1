using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Which packages of Debian others need: the embedded tables <c>python-packages.txt</c>, <c>dev-packages.txt</c> and <c>full-image-commands.txt</c>.</summary>
internal static class SystemPackages
{
    private static readonly Lazy<FrozenDictionary<string, PythonNeeds>> Python = new(static () => Rows("python-packages").Skip(1).ToFrozenDictionary(
        static r => r[0], static r => new PythonNeeds(r[1] == "source", Words(r[2]), Words(r[3])), StringComparer.Ordinal));

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, ImmutableArray<string>>>> Headers = new(LoadHeaders);

    private static readonly Lazy<FrozenDictionary<string, ImmutableArray<string>>> Commands =
        new(static () => Rows("full-image-commands").Skip(1).ToFrozenDictionary(static r => r[0], static r => Words(r[1]), StringComparer.Ordinal));

    /// <summary>What a Python package needs of the system; null for one that is not in the table.</summary>
    /// <param name="name">Lower case, with single dashes.</param>
    public static PythonNeeds? OfPython(string name) => Python.Value.GetValueOrDefault(name);

    /// <summary>The packages with the libraries behind a package of headers; empty where Python's slim images have them, null where they are not known.</summary>
    /// <param name="release">Of Debian; null when it is not known.</param>
    public static ImmutableArray<string>? LibrariesOf(string headers, string? release)
    {
        if (!Headers.Value.TryGetValue(headers, out var suites)) return null;
        if (release is not null && suites.TryGetValue(release, out var libraries)) return libraries;
        return suites.Values.All(static l => l.IsEmpty) ? [] : null;
    }

    /// <summary>The packages of a command that full images have and Python's slim ones lack; none for any other command.</summary>
    public static ImmutableArray<string> OfCommand(string command) => Commands.Value.GetValueOrDefault(command, []);

    private static FrozenDictionary<string, FrozenDictionary<string, ImmutableArray<string>>> LoadHeaders()
    {
        var rows = Rows("dev-packages").ToList();
        var suites = rows[0][1..];
        return rows.Skip(1).ToFrozenDictionary(static r => r[0], r => suites.Zip(r[1..]).ToFrozenDictionary(static p => p.First, static p => Words(p.Second), StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static ImmutableArray<string> Words(string cell) => [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<string[]> Rows(string table)
    {
        using var stream = typeof(SystemPackages).Assembly.GetManifestResourceStream($"Drydock.Dockerfiles.{table}.txt") ?? throw new InvalidOperationException($"The table {table} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static l => !l.StartsWith('#')).Select(static l => l.Split('|', StringSplitOptions.TrimEntries))];
    }
}

/// <summary>What a Python package needs of the system.</summary>
/// <param name="FromSource">True when PyPI has no wheel of it for Linux, so that it is compiled.</param>
/// <param name="Build">Packages that compiling it needs.</param>
/// <param name="Run">Packages that using it needs; one of headers stands for the libraries behind it, and so does one of <paramref name="Build"/>.</param>
internal sealed record PythonNeeds(bool FromSource, ImmutableArray<string> Build, ImmutableArray<string> Run)
{
    /// <summary>The packages that using it needs, by their names in a release; null where one is not known.</summary>
    public ImmutableArray<string>? RunIn(string? release)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var name in Run.Concat(Build.Where(static b => b.EndsWith("-dev", StringComparison.Ordinal))))
        {
            if (!name.EndsWith("-dev", StringComparison.Ordinal)) found.Add(name);
            else if (SystemPackages.LibrariesOf(name, release) is { } libraries) found.AddRange(libraries);
            else return null;
        }

        return found.ToImmutable();
    }
}
