using System.Buffers;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Brackets of a requirement that the shell takes for a pattern.</summary>
internal static class UnquotedExtrasGlob
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\"'\\`$\n");

    public static readonly Rule Rule = new()
    {
        Id = "unquoted-extras-glob",
        Title = "Brackets are read as a file pattern",
        Why = "Unquoted, the shell looks for files that match before pip sees the word: beside such a file another thing is installed, and zsh or nullglob stop or drop the word.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["SC2102"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir uvicorn[standard]==0.34.0
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir "uvicorn[standard]==0.34.0"
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (!call.Installs && call.Action != "add" || call.Manager is not ("pip" or "uv pip" or "uv" or "poetry" or "pipenv")) continue;
                foreach (var word in call.Invocation.Arguments.Where(static a => IsGlob(a)))
                {
                    // A version bound glued to it is cut off by the shell, which another rule says and mends.
                    if (PipArguments.IsCutByShell(call, word)) continue;
                    c.Report(word.Span, $"the shell looks for files that match {word.Raw}; quote it", call.Invocation.Script == run.Script ? Quote(word) : null);
                }
            }
        },
    };

    private static bool IsGlob(ShellWord word) =>
        word.Parts.Any(static p => p is { Quoted: false, Literal: { } text } && text.IndexOf('[', StringComparison.Ordinal) is var open and >= 0 && text.IndexOf(']', open) > open + 1);

    private static Fix? Quote(ShellWord word)
    {
        if (word.Raw.AsSpan().ContainsAny(Special)) return null;
        var span = word.Span;
        return new Fix(FixClass.Safe, "quote the requirement", [TextEdit.Insert(span.Start, "\""), TextEdit.Insert(span.End, "\"")]);
    }
}
