using System.Text;
using CsCheck;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Tests.Semantics;

/// <summary>Where the words of a script stand that is written as a JSON string, and what fixes make of them.</summary>
public sealed class JsonFormPlacesTests
{
    private const string Base = "FROM debian:12.11\n";

    private static readonly string[] Pieces = ["a", "bc", " ", "\\\"", "\\\\", "\\/", "\\t", "\\u00e9", "\\u0041", "\\ud83d\\ude00", "é", "😀", ";", "$x", "'", "\\u0022", "&&", "\\n"];

    [Theory]
    [InlineData("RUN [\"sh\", \"-c\", \"echo one\"]", "echo|one")]
    [InlineData("RUN [\"bash\", \"-euc\", \"echo \\\"a b\\\" c\"]", "echo|\\\"a b\\\"|c")]
    [InlineData("RUN [\"sh\", \"-c\", \"echo \\u00e9\\ud83d\\ude00 é😀 c\"]", "echo|\\u00e9\\ud83d\\ude00|é😀|c")]
    [InlineData("RUN [\"sh\", \"-c\", \"echo a\\\\ b\\tc\"]", "echo|a\\\\ b|c")]
    [InlineData("RUN [\"sh\", \"-c\", \"| 😀\"]", "|")]
    [InlineData("CMD [\"/bin/sh\", \"-c\", \"exec app\"]", "exec|app")]
    [InlineData("ENTRYPOINT [ \"sh\" ,\t\"-c\" , \"exec app\" ]", "exec|app")]
    [InlineData("HEALTHCHECK --interval=5s CMD [\"sh\", \"-c\", \"curl x || exit 1\"]", "curl|x|exit|1")]
    [InlineData("ONBUILD RUN [\"sh\", \"-c\", \"echo é one\"]", "echo|é|one")]
    [InlineData("RUN --network=none [\"sh\", \"-c\", \"echo one\"]", "echo|one")]
    [InlineData("RUN [\"sh\", \\\n  \"-c\", \\\n  # what it does\n  \"echo one\"]", "echo|one")]
    public void Each_word_of_a_script_in_a_JSON_string_stands_at_its_own_text(string instruction, string expected)
    {
        var file = DockerfileModel.Of(Encoding.UTF8.GetBytes(Base + instruction + "\n"));

        Assert.Equal(expected, string.Join('|', WordsOf(file).Select(w => TextOf(file, w.Span))));
    }

    [Fact]
    public void Every_place_lies_in_the_file_and_covers_its_own_text() =>
        Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 30].Sample(static pieces =>
        {
            var file = DockerfileModel.Of(Encoding.UTF8.GetBytes($"{Base}RUN [\"sh\", \"-c\", \"{string.Concat(pieces)}\"]\n"));
            var script = Assert.IsType<CommandStatement>(file.Stages[0].Statements[^1]).Script!;
            var places = Enumerable.Range(0, script.Text.Length).Select(i => script.Map.SpanOf(i, i + 1)).ToList();
            for (var i = 0; i < places.Count; i++)
            {
                // Half of a pair is written as the whole.
                if (!char.IsSurrogate(script.Text[i])) Assert.Equal(script.Text[i].ToString(), Unescaped(TextOf(file, places[i])));
            }

            foreach (var word in WordsOf(file)) Assert.Equal(word.Raw, Unescaped(TextOf(file, word.Span)));
        }, iter: 2000);

    [Theory]
    [InlineData("RUN [\"sh\", \"-c\", \"pip install --no-cache-dir fastapi>=0.104.0\"]", "RUN [\"sh\", \"-c\", \"pip install --no-cache-dir \\\"fastapi>=0.104.0\\\"\"]")]
    [InlineData("RUN [\"sh\", \"-c\", \"echo \\\"\\u00e9\\\" && pip install --no-cache-dir a>=1\"]", "RUN [\"sh\", \"-c\", \"echo \\\"\\u00e9\\\" && pip install --no-cache-dir \\\"a>=1\\\"\"]")]
    [InlineData("CMD [\"sh\", \"-c\", \"echo \\\"hi\\\" && python app.py\"]", "CMD [\"sh\", \"-c\", \"echo \\\"hi\\\" && exec python app.py\"]")]
    [InlineData("RUN [\"sh\", \"-c\", \"pip install --no-cache-dir 'a' \\\"b\\\" c>=1\"]", "RUN [\"sh\", \"-c\", \"pip install --no-cache-dir 'a' \\\"b\\\" \\\"c>=1\\\"\"]")]
    public void A_fix_inside_a_JSON_string_is_escaped_and_leaves_all_else(string before, string after)
    {
        var only = new CheckSettings { Policy = new RulePolicy { Severities = RuleList.All.Where(static r => r.Id is not ("version-spec-redirect" or "no-exec-in-sh-c")).Select(static r => KeyValuePair.Create(r.Id, RuleSeverity.Off)).Aggregate(new RulePolicy().Severities, static (all, one) => all.SetItem(one.Key, one.Value)) } };
        var outcome = FixApplier.Apply(Encoding.UTF8.GetBytes(Base + before + "\n"), only, static _ => true);

        Assert.Equal(Base + after + "\n", Encoding.UTF8.GetString(outcome.Text.Span));
        Assert.True(DockerfileModel.Of(outcome.Text).Syntax.Instructions[^1].Json);
    }

    [Fact]
    public void A_fix_that_would_break_the_JSON_form_is_refused()
    {
        var file = DockerfileModel.Of(Encoding.UTF8.GetBytes(Base + "RUN [\"sh\", \"-c\", \"echo one\"]\n"));
        var at = WordsOf(file)[1].Span.Start;

        Assert.Null(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Insert(at, "\""))));
        Assert.Null(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Insert(at, "\\"))));
        Assert.NotNull(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Insert(at, "\\\""))));
    }

    private static List<ShellWord> WordsOf(DockerfileModel file) =>
        [.. file.Stages[0].Statements.Select(static s => s is OnbuildStatement { Trigger: { } later } ? later : s).OfType<CommandStatement>().SelectMany(static c => c.Script?.Root.Items ?? []).SelectMany(static i => i.Pipeline.Commands).OfType<SimpleCommand>().SelectMany(static c => c.Words)];

    private static string TextOf(DockerfileModel file, TextSpan span) => Encoding.UTF8.GetString(file.Syntax.Source.Span.Slice(span.Start, span.Length));

    private static string Unescaped(string json)
    {
        Assert.Equal(JsonWords.Outcome.Strings, JsonWords.Read($"[\"{json}\"]", out var words));
        return words[0];
    }
}
