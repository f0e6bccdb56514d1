using System.CommandLine;
using Drydock.Advisories.Versions;
using Drydock.Cli.Terminal;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock versions compare SCHEME A B</c>, or pairs on standard input.</summary>
internal sealed class VersionsCompareCommand : CliCommand
{
    private readonly Argument<string> schemeName = new("scheme") { Description = "Whose order: see 'drydock versions list'" };
    private readonly Argument<string?> first = new("a") { Description = "A version", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> second = new("b") { Description = "The version to compare it with", Arity = ArgumentArity.ZeroOrOne };

    public VersionsCompareCommand()
        : base("compare", "Print <, = or > as one version is older than, equal to or newer than another")
    {
        Details =
        [
            "Without versions, pairs are read from standard input: one a line, separated by a tab or one space. A line that cannot be compared gives a ? in its place, and exit code 1 at the end.",
        ];
        Examples =
        [
            new("drydock versions compare deb 1.0~rc1 1.0", "Prints <"),
            new("drydock versions compare pep440 1.0.post1 1.0", "Prints >"),
            new("drydock versions compare apk < pairs.txt", "One sign a line"),
        ];
        schemeName.CompletionSources.Add(static _ => VersionSchemes.All.Select(static s => s.Name));
        Add(schemeName);
        Add(first);
        Add(second);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var name = run.Value(schemeName)!;
        var scheme = VersionSchemes.Find(name) ?? throw UsageErrors.Because(run, Unknown(name));
        return (run.Value(first), run.Value(second)) switch
        {
            ({ } a, { } b) => Task.FromResult(Compare(run, scheme, a, b)),
            ({ }, null) => throw UsageErrors.Because(run, "one version is missing; give two, or none to read pairs from standard input"),
            _ => Task.FromResult(ComparePairs(run, scheme)),
        };
    }

    private static int Compare(Invocation run, IVersionScheme scheme, string a, string b)
    {
        if (!scheme.TryCompare(a, b, out var order, out var problem))
            throw new UsageException(new("comparing", $"'{a}' with '{b}'", problem ?? "they cannot be compared", $"give two {scheme.Name} versions"));
        run.Printer.Result(Sign(order) + "\n");
        return ExitCodes.Success;
    }

    private static int ComparePairs(Invocation run, IVersionScheme scheme)
    {
        var code = ExitCodes.Success;
        var number = 0;
        foreach (var line in BoundedLines.Of(run.Session.Input, run.Printer.Output.Flush))
        {
            run.Cancellation.ThrowIfCancellationRequested();
            number++;
            var wrong = CompareLine(run, scheme, line);
            if (wrong is null) continue;
            code = ExitCodes.Failure;
            run.Printer.Result("?\n");
            run.Printer.Error(new("comparing", $"line {number}", wrong, $"write two {scheme.Name} versions, separated by a tab or one space"));
        }

        return code;
    }

    private static string? CompareLine(Invocation run, IVersionScheme scheme, string? line)
    {
        if (line is null) return $"it is longer than {BoundedLines.Longest} characters";
        var parts = line.Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ' ');
        if (parts.Length != 2) return "it is not a pair";
        if (!scheme.TryCompare(parts[0], parts[1], out var order, out var problem)) return problem ?? "the versions cannot be compared";
        run.Printer.Result(Sign(order) + "\n");
        return null;
    }

    private static string Sign(int order) => order < 0 ? "<" : order > 0 ? ">" : "=";

    private static string Unknown(string name)
    {
        var known = VersionSchemes.All.SelectMany(static s => s.Aliases.Prepend(s.Name)).ToList();
        return $"'{name}' is not a version scheme{NearestWord.Hint(name, known)} (known: {string.Join(", ", VersionSchemes.All.Select(static s => s.Name))})";
    }
}
