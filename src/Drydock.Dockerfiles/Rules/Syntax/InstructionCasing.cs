using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>Instruction words written in several cases.</summary>
internal static class InstructionCasing
{
    public static readonly Rule Rule = new()
    {
        Id = "instruction-casing",
        Title = "Instruction words are written in different cases",
        Why = "Readers and simple tools look for one spelling.",
        Theme = RuleTheme.Syntax,
        Severity = RuleSeverity.Style,
        Fix = FixClass.Safe,
        Aliases = ["ConsistentInstructionCasing", "S6476"],
        Before =
            """
            FROM debian:12.11
            RUN true
            run false

            """,
        After =
            """
            FROM debian:12.11
            RUN true
            RUN false

            """,
        Check = static c =>
        {
            var words = c.File.Statements.Where(static s => s is not UnknownStatement).Select(static s => (Statement: s, Word: s.Syntax.Keyword)).ToList();

            // ARG above the first FROM has no vote, as in the builder's check, which leaves it alone altogether.
            var voters = words.Where(static w => w.Statement.StageIndex >= 0).ToList();
            var lower = voters.Count(static w => !w.Word.AsSpan().ContainsAnyInRange('A', 'Z'));
            var upper = voters.Count(static w => !w.Word.AsSpan().ContainsAnyInRange('a', 'z'));
            foreach (var (statement, word) in words)
            {
                var wanted = lower > upper ? word.ToLowerInvariant() : word.ToUpperInvariant();
                if (word == wanted) continue;
                c.Report(statement.KeywordSpan, $"{word} is written in another case than the other instructions; write {wanted}", new Fix(FixClass.Safe, $"write {wanted}", new TextEdit(statement.KeywordSpan, wanted)));
            }
        },
    };
}
