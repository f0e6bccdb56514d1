using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Arguments that the builder's instruction layer refuses.</summary>
/// <remarks>BuildKit's <c>instructions</c> package: counts, blank names, health-check durations, forms.</remarks>
internal static partial class ArgumentProblems
{
    private static readonly ImmutableArray<string> Durations = ["interval", "timeout", "start-period", "start-interval"];

    public static IEnumerable<StatementProblem> Of(Statement statement) => statement switch
    {
        CopyStatement { Destination: null } => One(statement, $"{Name(statement)} needs a source and a destination"),
        CopyStatement { Syntax.Json: false, Destination: { } target } when target.Text.StartsWith("<<", StringComparison.Ordinal) && !statement.Syntax.Heredocs.IsEmpty =>
            One(statement, $"{Name(statement)} needs a destination behind the here-document"),
        CopyStatement { IsAdd: false } copy => copy.Sources.Where(static w => IsRemote(w.Text))
            .Select(static w => new StatementProblem(StatementProblemKind.BadArguments, "COPY takes no URL; use ADD", w.Span)),
        PairsStatement { Pairs.IsEmpty: true } => One(statement, $"{Name(statement)} needs a name"),
        PairsStatement pairs => pairs.Pairs.Where(static p => p.Name.Length == 0)
            .Select(p => new StatementProblem(StatementProblemKind.BadArguments, $"{Name(statement)}: a name is blank", p.Span)),
        ShellStatement { Syntax.Json: false } => One(statement, "SHELL takes a JSON array: SHELL [\"/bin/bash\", \"-c\"]"),
        ShellStatement { Words.IsEmpty: true } => One(statement, "SHELL needs at least one word"),
        CommandStatement { Syntax.Name: "healthcheck" } command => HealthCheck(command),
        OnbuildStatement { Syntax.Trigger: null } => One(statement, "ONBUILD needs an instruction"),
        PlainStatement { Words.IsEmpty: true } => One(statement, $"{Name(statement)} needs an argument"),
        _ => [],
    };

    private static IEnumerable<StatementProblem> HealthCheck(CommandStatement command)
    {
        var type = command.Words.FirstOrDefault()?.Text.ToUpperInvariant();
        if (type is not ("CMD" or "NONE")) return One(command, "HEALTHCHECK takes CMD and a command, or NONE");
        if (type == "NONE" && command.Words.Length > 1) return One(command, "HEALTHCHECK NONE takes nothing else");
        if (type == "CMD" && command.Words.Length < 2) return One(command, "HEALTHCHECK CMD needs a command");
        return type == "NONE" ? [] : command.Flags.Where(static f => IsBad(f))
            .Select(static f => new StatementProblem(StatementProblemKind.BadFlag, f.Name == "retries" ? "--retries takes a whole number" : $"--{f.Name} takes a duration with a unit, at least 1ms: 30s", f.Span));
    }

    private static bool IsBad(Flag flag) =>
        flag.Value is { } value && (Durations.Contains(flag.Name) ? value != "0" && !DurationForm().IsMatch(value) : flag.Name == "retries" && !RetriesForm().IsMatch(value));

    private static bool IsRemote(string source) =>
        source.StartsWith("http://", StringComparison.Ordinal) || source.StartsWith("https://", StringComparison.Ordinal) || source.StartsWith("git@", StringComparison.Ordinal) || source.StartsWith("git://", StringComparison.Ordinal);

    private static StatementProblem[] One(Statement statement, string message) => [new(StatementProblemKind.BadArguments, message, statement.Span)];

    private static string Name(Statement statement) => statement.Syntax.Name.ToUpperInvariant();

    // Atomic groups: whatever stands there is read in linear time, without the cost of building an automaton.
    [GeneratedRegex(@"^\+?(?>(?:(?:(?>[0-9]+)(?:\.(?>[0-9]*))?|\.(?>[0-9]+))(?:ns|us|µs|μs|ms|s|m|h))+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"^\+?(?>[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RetriesForm();
}
