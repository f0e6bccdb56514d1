using System.Text;
using System.Text.Json;
using CsCheck;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Dockerfiles.Tests.Rules;

namespace Drydock.Dockerfiles.Tests.Semantics;

/// <summary>Scripts in JSON forms: <c>RUN ["sh", "-c", "…"]</c>.</summary>
public sealed class JsonScriptTests
{
    private const string Rule = "version-spec-redirect";
    private static readonly string[] Pieces = ["echo", "é", "😀", "a\"b", "c\\d", "tab\tx", "'q r'", "x>=1", "&&", ";", "|", "$A", "/"];

    [Theory]
    [InlineData("""RUN ["sh", "-c", "pip install fastapi>=1"]""", "fastapi>=1")]
    [InlineData("""RUN ["/bin/bash", "-euc", "echo \"ä\" && pip install fastapi>=1"]""", "fastapi>=1")]
    [InlineData("RUN [\"sh\", \"-c\", \"echo a && \\\n  pip install fastapi>=1\"]", "fastapi>=1")]
    [InlineData("""RUN ["sh", "-c", "pip install fast\u0061pi>=1"]""", "fast\\u0061pi>=1")]
    [InlineData("""RUN ["sh", "-c", "sh -c 'pip install fastapi>=1'"]""", "fastapi>=1")]
    public void A_word_is_marked_where_it_stands(string run, string marked)
    {
        var text = $"FROM python:3.12-slim\n{run}\n";
        var found = Assert.Single(RuleAssert.Of(Rule, text));

        Assert.Equal(marked, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(found.Span.Start, found.Span.Length)));
    }

    [Theory]
    [InlineData("""RUN ["sh", "-c", "pip install fastapi>=1"]""", """RUN ["sh", "-c", "pip install \"fastapi>=1\""]""")]
    [InlineData("""RUN ["sh", "-c", "echo \"a\\n\" && pip install fastapi>=1 flask"]""", """RUN ["sh", "-c", "echo \"a\\n\" && pip install \"fastapi>=1\" flask"]""")]
    [InlineData("""ONBUILD RUN ["sh", "-c", "true"]""", """ONBUILD RUN ["sh", "-c", "true"]""")]
    public void What_a_fix_writes_is_escaped_as_the_string_wants_it(string before, string after) =>
        RuleAssert.Mends(Rule, $"FROM python:3.12-slim\n{before}\n", $"FROM python:3.12-slim\n{after}\n");

    [Fact]
    public void A_fix_that_would_turn_a_JSON_form_into_shell_text_is_refused()
    {
        const string Text = "FROM a\nRUN [\"sh\", \"-c\", \"true\"]\n";
        var at = Text.IndexOf("\"true\"", StringComparison.Ordinal);
        var file = DockerfileModel.Of(Encoding.UTF8.GetBytes(Text));

        Assert.Null(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Insert(at, "\""))));
        Assert.NotNull(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Insert(at + 1, "echo "))));
        Assert.NotNull(FixApplier.ApplyOne(file, new Fix(FixClass.Safe, "", TextEdit.Remove(TextSpan.FromBounds(7, Text.Length)))));
    }

    [Fact]
    public void Every_word_of_any_script_covers_its_own_text_in_the_file() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[1, 12], Gen.Bool).Sample((words, ascii) =>
        {
            var script = string.Join(' ', words);
            var encoder = ascii ? System.Text.Encodings.Web.JavaScriptEncoder.Default : System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            var text = $"FROM a\nRUN [\"sh\", \"-c\", \"{JsonEncodedText.Encode(script, encoder)}\"]\n";
            var bytes = Encoding.UTF8.GetBytes(text);
            var run = DockerfileModel.Of(bytes).Stages[0].Runs.Single();
            Assert.NotNull(run.JsonText);
            foreach (var word in run.Invocations.Where(i => ReferenceEquals(i.Script, run.Script)).SelectMany(static i => i.Arguments.Prepend(i.NameWord)))
            {
                var raw = Encoding.UTF8.GetString(bytes.AsSpan(word.Span.Start, word.Span.Length));
                Assert.Equal(word.Raw, JsonDocument.Parse($"\"{raw}\"").RootElement.GetString());
            }
        });
}
