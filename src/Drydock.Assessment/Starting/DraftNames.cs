using System.Collections.Immutable;
using System.Globalization;

namespace Drydock.Assessment.Starting;

/// <summary>Names of services: each once, and the same again when nothing changed.</summary>
internal static class DraftNames
{
    private const int Longest = 100;

    /// <summary>Folders whose name says how something is kept, not what it is.</summary>
    private static readonly ImmutableHashSet<string> Generic = ["docker", "build", "deploy", "deployment", "container", "containers", "image", "images", "ci", "infra", "dockerfiles", "src", "app", ".docker", ".devcontainer"];

    /// <summary>What a Dockerfile's path says of its service, from near to far: the name first, then the folders above.</summary>
    /// <param name="root">Name of the folder that everything lies in.</param>
    public static ImmutableArray<string> OfDockerfile(string path, string root)
    {
        var parts = path.Split('/');
        var file = parts[^1];
        var folders = parts[..^1].Where(static f => f is not ("." or "..")).Reverse().ToList();
        var own = file.Split('.').Where(static w => w.Length > 0 && !w.Equals("Dockerfile", StringComparison.OrdinalIgnoreCase) && !w.Equals("Containerfile", StringComparison.OrdinalIgnoreCase)).ToList();
        var isPrefix = own.Count > 0 && !file.StartsWith("Dockerfile.", StringComparison.OrdinalIgnoreCase) && !file.StartsWith("Containerfile.", StringComparison.OrdinalIgnoreCase);
        var telling = folders.SkipWhile(static f => Generic.Contains(f)).DefaultIfEmpty(folders.FirstOrDefault() ?? root).ToList();

        // web.Dockerfile names the service; Dockerfile.gpu names a form of the folder's service.
        var name = isPrefix ? string.Join('-', own) : string.Join('-', own.Prepend(telling[0]));
        return [Clean(name), .. (isPrefix ? folders : telling.Skip(1)).Select(Clean)];
    }

    /// <summary>Letters, digits, <c>.</c>, <c>_</c> and <c>-</c>, a letter or digit first.</summary>
    public static string Clean(string name)
    {
        var kept = new string([.. name.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-')]).Trim('-', '.', '_');
        return kept.Length == 0 ? "service" : kept.Length > Longest ? kept[..Longest] : kept;
    }

    /// <summary>The services with a name each: where several have one name, all of them get what stands in front of it; what is still the same is counted.</summary>
    public static ImmutableArray<DraftService> Unique(IEnumerable<DraftService> services)
    {
        var all = services.ToList();
        for (var round = 0; round < 8; round++)
        {
            var clashes = all.Select(static (s, i) => (s, i)).GroupBy(static x => x.s.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1).SelectMany(static g => g).ToList();
            var longer = clashes.Where(c => round < c.s.Qualifiers.Length).ToList();
            if (longer.Count == 0) break;
            foreach (var (service, i) in longer) all[i] = service with { Name = Clean($"{service.Qualifiers[round]}-{service.Name}") };
        }

        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < all.Count; i++)
        {
            var name = all[i].Name;
            for (var n = 2; !taken.Add(name); n++) name = string.Create(CultureInfo.InvariantCulture, $"{all[i].Name}-{n}");
            all[i] = all[i] with { Name = name };
        }

        return [.. all.OrderBy(static s => s.Name, StringComparer.Ordinal)];
    }
}
