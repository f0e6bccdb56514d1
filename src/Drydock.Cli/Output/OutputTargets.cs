using Drydock.Cli.Usage;

namespace Drydock.Cli.Output;

/// <summary>Reads <c>-o</c>: <c>FILE</c> takes the report of <c>--format</c> in place of standard output; <c>FORMAT=FILE</c> is written besides; <c>-</c> is
/// standard output.</summary>
internal static class OutputTargets
{
    /// <summary>Every report to write, files first.</summary>
    /// <param name="formats">The known formats.</param>
    /// <exception cref="UsageException">A format is not known, or two reports go to the same place.</exception>
    public static IReadOnlyList<OutputTarget> Of(Invocation run, IEnumerable<string> outputs, string format, IReadOnlyCollection<string> formats)
    {
        var targets = new List<OutputTarget>();
        var redirected = false;
        foreach (var output in outputs)
        {
            var equals = output.IndexOf('=', StringComparison.Ordinal);
            var word = equals > 0 && !output.AsSpan(0, equals).ContainsAny('/', '\\', '.') ? output[..equals] : null;
            redirected |= word is null || output[(equals + 1)..] == "-";
            if (word is not null) targets.Add(new OutputTarget(Known(run, word, formats), Place(run, output[(equals + 1)..], output)));
            else if (Match(output, formats) is { } name) throw UsageErrors.Because(run, $"'-o {output}' would write a file of that name; use --format {name}, or -o ./{output}");
            else targets.Add(new OutputTarget(format, Place(run, output, output)));
        }

        if (!redirected) targets.Add(new OutputTarget(format, null));
        if (targets.GroupBy(static t => t.Path, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
            throw UsageErrors.Because(run, $"two reports go to {twice.Key ?? "standard output"}");
        return [.. targets.OrderBy(static t => t.Path is null)];
    }

    private static string Known(Invocation run, string word, IReadOnlyCollection<string> formats) =>
        Match(word, formats) ?? throw UsageErrors.Because(run, $"'{word}' is not a format{NearestWord.Hint(word, formats)}; write one of: {string.Join(", ", formats)}");

    private static string? Match(string word, IReadOnlyCollection<string> formats) => formats.FirstOrDefault(f => f.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static string? Place(Invocation run, string path, string output)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) throw UsageErrors.Because(run, $"'-o {output}' names no file");
        return path == "-" ? null : run.Session.FullPath(path);
    }
}
