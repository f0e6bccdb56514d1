using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Starts the service without <c>uv run</c> and <c>poetry run</c>: the tools are not shipped, and the search path leads to the same program.</summary>
internal static class StartEdits
{
    /// <summary>The changes; why there are none where they cannot be told.</summary>
    public static (IReadOnlyList<TextEdit> Edits, string? Problem) Of(MendContext c, StageSplit split)
    {
        var edits = new List<TextEdit>();
        foreach (var statement in split.Parts.Where(static p => p.Place is StagePlace.Final or StagePlace.Both).Select(static p => p.Statement).OfType<CommandStatement>())
        {
            var calls = statement.Invocations.Where(static i => i.Runs("uv", "poetry", "pip", "pip3")).ToList();
            if (!statement.Exec && calls.Count == 0 || statement.Exec && statement.CommandLine.FirstOrDefault() is not ("uv" or "poetry" or "pip" or "pip3")) continue;
            var edit = statement.Exec ? OfWords(statement) : calls is [var call] ? OfShell(c, statement, call) : null;
            if (edit is null) return ([], $"{MendContext.Place(statement)} starts {(statement.Exec ? statement.CommandLine[0] : calls[0].Name)}, which is not shipped any more");
            edits.Add(edit);
        }

        return (edits, null);
    }

    private static TextEdit? OfWords(CommandStatement statement) =>
        statement.Words is [{ Text: "uv" or "poetry" } tool, { Text: "run" }, { Text: [not '-', ..] } program, ..] ? TextEdit.Remove(TextSpan.FromBounds(tool.Span.Start, program.Span.Start)) : null;

    private static TextEdit? OfShell(MendContext c, CommandStatement statement, ShellInvocation call)
    {
        if (!call.Runs("uv", "poetry") || call.Arguments is not [{ Value: "run" }, { Prefix: [not '-', ..] } program, ..] || call.Script != statement.Script) return null;
        var span = TextSpan.FromBounds(statement.SpanOf(call.NameWord).Start, statement.SpanOf(program).Start);
        return c.Rules.TextOf(span).Contains('\n', StringComparison.Ordinal) ? null : TextEdit.Remove(span);
    }
}
