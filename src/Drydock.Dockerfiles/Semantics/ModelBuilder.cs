using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Walks the instructions once and puts each into its stage and scope.</summary>
internal sealed class ModelBuilder
{
    private readonly SyntaxTree tree;
    private readonly ImmutableSortedDictionary<string, string> arguments;
    private readonly LineMap lines;
    private readonly StageNames names;
    private readonly List<StatementProblem> problems = [];
    private readonly ImmutableArray<Statement>.Builder head = ImmutableArray.CreateBuilder<Statement>();
    private readonly ImmutableArray<Stage>.Builder stages = ImmutableArray.CreateBuilder<Stage>();
    private readonly ImmutableArray<Statement>.Builder current = ImmutableArray.CreateBuilder<Statement>();
    private FromStatement? from;
    private Scope globals;
    private Scope scope;
    private ShellState shell = ShellState.Default;

    /// <param name="arguments">Build arguments from outside.</param>
    public ModelBuilder(SyntaxTree tree, ImmutableSortedDictionary<string, string> arguments)
    {
        (this.tree, this.arguments) = (tree, arguments);
        lines = new LineMap(tree.Source);
        names = StageNames.Of(tree);
        globals = PlatformArguments.Names.Aggregate(Scope.Empty(tree.Escape), (s, name) => s.With(name, new Variable(arguments.GetValueOrDefault(name), true, 0)));
        scope = globals;
    }

    public DockerfileModel Build()
    {
        foreach (var instruction in tree.Instructions) Add(instruction);
        EndStage();
        return new DockerfileModel(tree, lines, head.ToImmutable(), stages.ToImmutable(), [.. problems]);
    }

    private void Add(Instruction instruction)
    {
        var map = TextMap.Of(instruction.Text, instruction.Segments);
        if (instruction.Name == "from")
        {
            StartStage(instruction, map);
            return;
        }

        var statement = StatementReader.Read(new StatementInput(instruction, map, from is null ? -1 : stages.Count, scope, shell, names, lines, tree.Escape), problems);
        if (from is null)
        {
            head.Add(statement);
            if (instruction.Name != "arg" && statement is not UnknownStatement)
                problems.Add(new(StatementProblemKind.BeforeFrom, $"{instruction.Keyword.ToUpperInvariant()} stands above the first FROM; only ARG may", statement.KeywordSpan));
            if (statement is PairsStatement { Syntax.Name: "arg" } arg) scope = globals = Declare(arg, globals, fromGlobals: false);
            return;
        }

        current.Add(statement);
        if (statement is PairsStatement { Syntax.Name: "arg" or "env" } pairs) scope = Declare(pairs, scope, fromGlobals: true);
        if (statement is ShellStatement) shell = ShellState.Of(instruction.Words);
    }

    private Scope Declare(PairsStatement statement, Scope before, bool fromGlobals)
    {
        var isArg = statement.Syntax.Name == "arg";
        foreach (var pair in statement.Pairs)
        {
            var value = pair.Expanded;
            if (isArg && pair.Value is null) value = fromGlobals ? globals.Variables.GetValueOrDefault(pair.Name)?.Value : null;
            if (isArg && arguments.TryGetValue(pair.Name, out var given)) value = given;
            before = before.With(pair.Name, new Variable(value, isArg, statement.Syntax.FirstLine));
        }

        return before;
    }

    private void StartStage(Instruction instruction, TextMap map)
    {
        EndStage();
        var flags = FlagReader.Read(instruction, map);
        problems.AddRange(FlagReader.Problems("from", flags, isNone: false));
        var words = StatementReader.Words(instruction, map, tree.Escape);
        var image = words.FirstOrDefault() ?? new Word("", new TextSpan(map.OffsetOf(instruction.Text.Length), 0));
        var resolved = globals.Expand(image.Text);
        var baseStage = resolved.Value is { } name ? names.Above(name, stages.Count) : null;
        var reference = baseStage is null && resolved.Value is { Length: > 0 } value && value != "scratch" && ImageReference.TryParse(value, out var read, out _) ? read : null;
        var named = words.Length == 3 && words[1].Text.Equals("as", StringComparison.OrdinalIgnoreCase);
        if (words.Length != 1 && !named)
            problems.Add(new(StatementProblemKind.BadArguments, "FROM takes an image, or an image, AS and a name", map.SpanOf(0, instruction.Text.AsSpan().TrimEnd().Length)));
        else if (named && !StageNames.IsValid(words[2].Text))
            problems.Add(new(StatementProblemKind.BadArguments, $"\"{words[2].Text}\" cannot be a stage's name: letters, digits, \"-\", \"_\" and \".\", a letter first", words[2].Span));
        from = new FromStatement
        {
            Syntax = instruction,
            Map = map,
            StageIndex = stages.Count,
            Scope = globals,
            Flags = flags,
            Words = words,
            Image = image,
            Base = resolved,
            Reference = reference,
            BaseStage = baseStage,
            As = named ? words[1] : null,
            Name = named ? words[2] : null,
            DefaultFrom = DefaultOf(image.Text),
        };
        scope = baseStage is { } index ? stages[index].End : Scope.Empty(tree.Escape);
        shell = baseStage is { } parent ? stages[parent].Shell : IsWindows(reference) ? ShellState.WindowsDefault : ShellState.Default;
    }

    private void EndStage()
    {
        if (from is null) return;
        var parent = from.BaseStage is { } index ? stages[index] : null;
        stages.Add(new Stage(stages.Count, from, current.ToImmutable(), parent, scope, shell));
        current.Clear();
        from = null;
    }

    /// <summary>The global ARG whose default a base of the form <c>$NAME</c> or <c>${NAME}</c> is; null where a build argument goes before it.</summary>
    private (PairsStatement, Pair)? DefaultOf(string word)
    {
        var name = word is ['$', '{', .., '}'] ? word[2..^1] : word is ['$', ..] ? word[1..] : null;
        if (name is null || arguments.ContainsKey(name)) return null;
        foreach (var statement in head.OfType<PairsStatement>().Reverse())
        {
            foreach (var pair in statement.Pairs)
            {
                if (pair.Name == name && pair.Value is not null) return (statement, pair);
            }
        }

        return null;
    }

    /// <summary>True for the name of a Windows image.</summary>
    internal static bool IsWindows(ImageReference? reference) =>
        reference is not null && (reference.Repository.Contains("windows", StringComparison.OrdinalIgnoreCase) || reference.Tag?.Contains("windowsservercore", StringComparison.Ordinal) == true
            || reference.Tag?.Contains("nanoserver", StringComparison.Ordinal) == true || reference.Tag?.Contains("-ltsc20", StringComparison.Ordinal) == true);
}
