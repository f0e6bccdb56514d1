using System.Text;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Splits a single stage of Python in two: one installs packages into a virtual environment, the other gets the environment and none of the tools.</summary>
/// <remarks>Instructions move or are copied as they are written; only names of packages leave an apt-get install.</remarks>
internal static class MultiStageMend
{
    public static readonly Mend Mend = new("multi-stage", "install in a stage of its own", Run);

    private static MendResult Run(MendContext c)
    {
        var final = c.Final;
        if (c.File.Stages.Length > 1) return c.File.Needed.Count > 1 && final.Parent is null ? MendResult.Nothing : MendResult.Refuse("it has several stages already, and what they are for cannot be told");
        if (final.From.Reference is not { } reference || !reference.Repository.EndsWith("python", StringComparison.Ordinal) || reference.Tag?.Contains("alpine", StringComparison.Ordinal) == true || reference.Tag?.Contains("windows", StringComparison.Ordinal) == true)
            return MendResult.Refuse($"{final.From.Image.Text} is not known as a Python image on Debian");
        if (final.From.Syntax.FirstLine != final.From.Syntax.LastLine) return MendResult.Refuse($"{MendContext.Place(final.From)} stands on several lines");
        var (split, problem) = StageSplit.Of(c);
        if (split is null) return MendResult.Refuse(problem!);
        var (environment, other) = PythonEnvironment.Of(c, split);
        if (environment is null) return MendResult.Refuse(other!);
        if (Outside(split) is { } outside) return MendResult.Refuse(outside);
        var (starts, start) = StartEdits.Of(c, split);
        return start is not null ? MendResult.Refuse(start) : MendResult.Of([Builder(c, split, environment), .. Final(c, split, environment), .. starts]);
    }

    /// <summary>What names the base's own Python does not see the environment.</summary>
    private static string? Outside(StageSplit split)
    {
        if (split.Parts.Any(static p => p.Statement is CopyStatement { Destination.Text: var to } && to.Contains("/usr/local/bin", StringComparison.Ordinal))) return null;
        foreach (var statement in split.Parts.Where(static p => p.Place is StagePlace.Final or StagePlace.Both).Select(static p => p.Statement).OfType<CommandStatement>())
        {
            if (statement.Arguments.Contains("/usr/local/bin/", StringComparison.Ordinal) || statement.Arguments.Contains("/usr/bin/python", StringComparison.Ordinal) || statement.Arguments.Contains("/lib/python3", StringComparison.Ordinal))
                return $"{MendContext.Place(statement)} names a folder of the base's own Python, which does not see the virtual environment";
        }

        return null;
    }

    private static TextEdit Builder(MendContext c, StageSplit split, PythonEnvironment environment)
    {
        var from = c.Final.From;
        var head = c.Rules.TextOf(TextSpan.FromBounds(from.KeywordSpan.Start, from.Image.Span.End));
        var isLower = from.Syntax.Keyword == "from";
        var text = new StringBuilder($"{head} {(isLower ? "as" : "AS")} {Name(c)}{c.NewLine}");
        foreach (var part in split.Parts.Where(static p => p.Place is StagePlace.Builder or StagePlace.Both))
        {
            var (spaced, block) = (c.SpacedBlockOf(part.Statement), c.BlockOf(part.Statement));
            text.Append(c.With(TextSpan.FromBounds(spaced.Start, block.Start), []));
            if (ReferenceEquals(part.Statement, environment.Before)) text.Append(c.Text(environment.Making));
            text.Append(part.BuilderLines is { } lines ? c.Text(lines) : c.With(block, part.BuilderEdits));
            if (text[^1] != '\n') text.Append(c.NewLine);
        }

        return TextEdit.Insert(c.File.Lines.StartOf(from.Syntax.FirstLine), text.Append(c.NewLine).ToString());
    }

    private static IEnumerable<TextEdit> Final(MendContext c, StageSplit split, PythonEnvironment environment)
    {
        var leaving = new List<Statement>();
        foreach (var part in split.Parts)
        {
            var lines = part.Statement == split.LastInstall ? [.. part.Instead, .. Taking(c, split, environment)] : part.Instead;
            var isLeaving = part.Place is StagePlace.Builder or StagePlace.Neither && lines.IsEmpty;
            if (leaving.Count > 0 && !(isLeaving && c.BlockOf(leaving[^1]).End == c.BlockOf(part.Statement).Start))
            {
                yield return c.Remove(leaving[0], leaving[^1]);
                leaving.Clear();
            }

            if (isLeaving) leaving.Add(part.Statement);
            else if (!lines.IsEmpty) yield return c.Replace(part.Statement, lines);
            foreach (var edit in part.Place is StagePlace.Final or StagePlace.Both ? part.FinalEdits : []) yield return edit;
        }
    }

    /// <summary>The environment, and the search path that leads into it where none does.</summary>
    private static IEnumerable<string> Taking(MendContext c, StageSplit split, PythonEnvironment environment)
    {
        yield return $"COPY --from={Name(c)} {environment.Folder} {environment.Folder}";
        var isOnPath = split.Parts.Select(static p => p.Statement).OfType<PairsStatement>().SelectMany(static s => s.Pairs)
            .Any(p => p.Name == "PATH" && (p.Value!.Contains(environment.Folder + "/bin", StringComparison.Ordinal) || p.Value.Contains("$VIRTUAL_ENV/bin", StringComparison.Ordinal) || p.Value.Contains("${VIRTUAL_ENV}/bin", StringComparison.Ordinal)));
        if (!isOnPath) yield return $"ENV PATH={environment.Folder}/bin:$PATH";
    }

    private static string Name(MendContext c) => c.Final.Name == "build" ? "builder" : "build";
}
