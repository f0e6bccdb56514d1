using System.Collections.Immutable;
using System.Globalization;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>What a Dockerfile means: stages, scopes, references, commands.</summary>
/// <param name="Syntax">What is written.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Head">The instructions above the first FROM.</param>
/// <param name="Stages">In file order.</param>
/// <param name="Problems">What the builder's instruction layer refuses, in file order; the parser's own stand in <paramref name="Syntax"/>.</param>
public sealed record DockerfileModel(SyntaxTree Syntax, LineMap Lines, ImmutableArray<Statement> Head, ImmutableArray<Stage> Stages, ImmutableArray<StatementProblem> Problems)
{
    private static readonly ImmutableSortedDictionary<string, string> NoArguments = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    private ImmutableHashSet<int>? needed;

    /// <summary>The build arguments that the file was read with.</summary>
    public ImmutableSortedDictionary<string, string> Arguments { get; private init; } = NoArguments;

    /// <summary>The stage that is asked for by name; null for the last.</summary>
    public string? Target
    {
        get;
        init => (field, needed) = (value, null);
    }

    /// <summary>The stage that is built: the one that is asked for, else the last; null in a file without FROM.</summary>
    public Stage? Final => StageNamed(Target) ?? Stages.LastOrDefault();

    /// <summary>The line end that the file uses.</summary>
    public string NewLine => Syntax.Source.Span.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";

    /// <summary>Every instruction that could be read, in file order, FROM included.</summary>
    public IEnumerable<Statement> Statements => Head.Concat(Stages.SelectMany(static s => s.Statements.Prepend(s.From)));

    /// <summary>Indexes of the stages that the built one needs, itself included.</summary>
    public ImmutableHashSet<int> Needed => needed ??= StageGraph.Needed(this);

    /// <summary>Where scripts stand in JSON strings.</summary>
    public ImmutableArray<TextSpan> JsonTexts => field.IsDefault ? field = [.. Statements.OfType<CommandStatement>().Select(static s => s.JsonText).OfType<TextSpan>()] : field;

    /// <summary>The stage of a name, or of a number counted from 0, as builders find a target; null for none.</summary>
    public Stage? StageNamed(string? name) => name is null ? null
        : Stages.LastOrDefault(s => name.Equals(s.Name, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Stages.ElementAtOrDefault(index) : null);

    /// <summary>True when what a stage holds is in the built image: the built stage and the stages it builds on.</summary>
    public bool IsShipped(Stage stage) => Final?.Lineage.Contains(stage) == true;

    /// <summary>The stage that an instruction below the first FROM stands in.</summary>
    public Stage StageOf(Statement statement) => Stages[statement.StageIndex];

    /// <summary>What runs on top of an instruction: the rest of its stage, then the stages that build on it.</summary>
    public IEnumerable<Statement> After(Statement statement) =>
        Stages[statement.StageIndex].Statements.SkipWhile(s => !ReferenceEquals(s, statement)).Skip(1)
            .Concat(Stages.Where(s => s.Index != statement.StageIndex && s.Lineage.Any(p => p.Index == statement.StageIndex)).SelectMany(static s => s.Statements));

    /// <summary>Reads a Dockerfile. Never throws on content.</summary>
    public static DockerfileModel Of(ReadOnlyMemory<byte> source) => Of(SyntaxTree.Parse(source));

    /// <summary>The meaning of a parsed file.</summary>
    public static DockerfileModel Of(SyntaxTree tree) => Of(tree, NoArguments);

    /// <summary>The meaning of a parsed file for a build that is given arguments.</summary>
    /// <param name="arguments">Build arguments from outside; they go before the defaults in the file.</param>
    public static DockerfileModel Of(SyntaxTree tree, ImmutableSortedDictionary<string, string> arguments) => new ModelBuilder(tree, arguments).Build() with { Arguments = arguments };
}
