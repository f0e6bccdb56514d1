using System.Text;
using CsCheck;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Dockerfiles.Tests.Rules;

namespace Drydock.Dockerfiles.Tests.Shell;

/// <summary>Pieces of scripts inside scripts know where they stand in the file.</summary>
public sealed class ShellSpanTests
{
    private static readonly Gen<string> Word = Gen.OneOf("apt-get", "install", "-y", "é", "pkg=1", "x/y", "😀", "$HOME", "a\\ b", "\"q w\"", "`id`", "$(id -u)");
    private static readonly Gen<string> Gap = Gen.OneOf(" ", "  ", " \\\n    ", " \\\n# note\n  ");
    private static readonly Gen<string> Script = Gen.Select(Word, Gap, Word.Array[0, 5], static (first, gap, rest) => string.Join(gap, rest.Prepend(first)));

    [Fact]
    public void The_text_at_a_words_place_is_the_word_however_its_script_is_quoted() =>
        Gen.Select(Script, Gap, Gen.Int[0, 2]).Sample(static (script, gap, form) =>
        {
            var quoted = form switch { 0 => $"'{script}'", 1 => $"\"{Escaped(script)}\"", _ => script };
            var text = $"FROM debian:12.11\nRUN true &&{gap}{(form == 2 ? "" : "sh -c ")}{quoted} && echo end\n";
            var model = DockerfileModel.Of(Encoding.UTF8.GetBytes(text));
            var run = Assert.Single(model.Stages[0].Runs);
            foreach (var word in run.Invocations.SelectMany(static i => i.Command.Words))
            {
                var at = Join(SourceText.Decode(model.Syntax.Source.Span.Slice(word.Span.Start, word.Span.Length)));
                if (at != word.Raw) Assert.Equal(Unescaped(word.Raw), Unescaped(at));
            }

            Assert.True(run.Invocations.Length >= 3 - (form == 2 ? 1 : 0));
        });

    [Theory]
    [InlineData("sh -c '{0}'", false)]
    [InlineData("/bin/bash -ec \"{0}\"", true)]
    [InlineData("true && sh -c \\\n  '{0}' && true", false)]
    public void A_rule_marks_the_same_text_inside_a_nested_script_as_outside(string form, bool escaped)
    {
        var compared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in RuleList.All)
        {
            var plain = Marked(rule, rule.Before);
            var lines = rule.Before.Split('\n').Select(l => l.StartsWith("RUN ", StringComparison.Ordinal) && IsNestable(l) ? "RUN " + string.Format(null, form, escaped ? Escaped(l[4..]) : l[4..]) : l);
            foreach (var (inside, text) in Marked(rule, string.Join('\n', lines)))
            {
                if (!inside || text.StartsWith("RUN ", StringComparison.Ordinal)) continue;

                // What is said of the outer script, or of a whole line, spans the quotes.
                if (text.Contains("sh -", StringComparison.Ordinal) || text.TrimStart() is "" or ['\'', ..]) continue;
                Assert.Contains(plain, p => Unescaped(p.Text) == Unescaped(Join(text)));
                compared.Add(rule.Id);
            }
        }

        Assert.True(compared.Count >= 30, $"only {compared.Count} rules were compared: {string.Join(' ', compared)}");
    }

    /// <summary>What a rule marks on a text: whether in a RUN, and the text.</summary>
    private static List<(bool InRun, string Text)> Marked(Rule rule, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = Checker.Check(DockerfileModel.Of(bytes), RuleAssert.Settings(rule.Id));
        var runs = result.File.Stages.SelectMany(static s => s.Runs).Select(static r => r.Span).ToList();
        return [.. result.Diagnostics.Where(d => d.Rule.Id == rule.Id).Select(d => (runs.Exists(r => r.Start <= d.Span.Start && d.Span.End <= r.End), SourceText.Decode(bytes.AsSpan(d.Span.Start, d.Span.Length))))];
    }

    private static bool IsNestable(string line) => !line.EndsWith('\\') && !line.Contains("--mount", StringComparison.Ordinal) && !line.Contains('\'', StringComparison.Ordinal) && !line.Contains('#', StringComparison.Ordinal) && !line.Contains('[', StringComparison.Ordinal) && !line.Contains("<<", StringComparison.Ordinal);

    private static string Escaped(string script) => script.Replace("\\\n", "\u0001", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal).Replace("\u0001", "\\\n", StringComparison.Ordinal);

    private static string Unescaped(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    /// <summary>The text as the builder joins it.</summary>
    private static string Join(string text) => text.Replace("\\\n# note\n", "", StringComparison.Ordinal).Replace("\\\n", "", StringComparison.Ordinal);
}
