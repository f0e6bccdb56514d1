using System.Text.Json;
using CsCheck;
using Drydock.Cli.Tests.Editing;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock lsp</c>, as an editor speaks to it.</summary>
public sealed class LspCommandTests : IDisposable
{
    private const string Redirect = "FROM python:3.12.11-slim-bookworm\nRUN pip install --no-cache-dir fastapi>=0.104.0\nUSER 1000:1000\nCMD [\"python\"]\n";

    private static readonly string[] Methods = ["textDocument/didOpen", "textDocument/didChange", "textDocument/didSave", "textDocument/codeAction", "textDocument/hover"];

    private static readonly string[] Values =
    [
        "null", "1", "\"x\"", "[]", "{}", "{\"uri\":\"file:///\\u0000\"}", "{\"uri\":\"\\ud800\",\"text\":\"\\udc00\"}", "{\"uri\":\"untitled:1\",\"text\":\"FROM a\\nRUN \",\"version\":1e99}", "{\"line\":-5,\"character\":99999999}", "{\"start\":{\"line\":2147483647}}",
    ];

    private readonly TemporaryFolder folder = new();

    private string Uri => EditorSession.UriOf(Path.Combine(folder.Path, "Dockerfile"));

    public void Dispose() => folder.Dispose();

    private EditorSession Editor() => new EditorSession { CurrentFolder = folder.Path, Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero)) }.Begin();

    [Fact]
    public async Task Results_are_told_of_the_text_in_the_editor_and_not_of_the_disk()
    {
        folder.Write("Dockerfile", "FROM scratch\n");
        var said = await Editor().Open(Uri, Redirect, version: 7).EndAsync("--only", "version-spec-redirect");
        var published = Assert.Single(said.Told("textDocument/publishDiagnostics"));
        var result = Assert.Single(published.GetProperty("diagnostics").EnumerateArray());

        Assert.Equal((0, 7, Uri), (said.ExitCode, published.GetProperty("version").GetInt32(), published.GetProperty("uri").GetString()));
        Assert.Equal("""{"start":{"line":1,"character":31},"end":{"line":1,"character":47}}""", result.GetProperty("range").GetRawText());
        Assert.Equal((1, "version-spec-redirect", "drydock"), (result.GetProperty("severity").GetInt32(), result.GetProperty("code").GetString(), result.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task A_change_is_judged_anew_and_a_closed_document_has_no_results()
    {
        var said = await Editor().Open(Uri, Redirect).Change(Uri, Redirect.Replace(">=0.104.0", "==0.115.0", StringComparison.Ordinal), 2)
            .Tell("textDocument/didClose", $$$"""{"textDocument":{"uri":"{{{Uri}}}"}}""").Change(Uri, Redirect, 3).EndAsync("--only", "version-spec-redirect");

        Assert.Equal([["version-spec-redirect@1:31"], [], []], said.Published());
    }

    [Fact]
    public async Task Characters_are_counted_in_UTF_16_as_editors_do()
    {
        var said = await Editor().Open(Uri, "FROM python:3.12.11-slim-bookworm\nRUN echo é😀 && pip install a>=1\n").EndAsync("--only", "version-spec-redirect");

        Assert.Equal([["version-spec-redirect@1:28"]], said.Published());
    }

    [Fact]
    public async Task The_fix_of_a_result_is_offered_and_does_what_the_result_asks_for()
    {
        var editor = Editor().Open(Uri, Redirect);
        var asked = editor.Actions(Uri, 1, "quickfix");
        var said = await editor.EndAsync("--only", "version-spec-redirect");
        var action = said.Result(asked).EnumerateArray().First();
        var edits = action.GetProperty("edit").GetProperty("changes").GetProperty(Uri).EnumerateArray().Select(static e => $"{e.GetProperty("range").GetProperty("start").GetProperty("character")}:{e.GetProperty("newText").GetString()}");

        Assert.Equal(("quickfix", true, "version-spec-redirect"), (action.GetProperty("kind").GetString(), action.GetProperty("isPreferred").GetBoolean(), action.GetProperty("diagnostics")[0].GetProperty("code").GetString()));
        Assert.Equal(["31:\"", "47:\""], edits);
    }

    [Fact]
    public async Task An_ignore_has_a_reason_and_an_end_and_switches_the_result_off()
    {
        var editor = Editor().Open(Uri, Redirect);
        var asked = editor.Actions(Uri, 1);
        var said = await editor.EndAsync("--only", "version-spec-redirect");
        var ignore = said.Result(asked).EnumerateArray().Single(static a => a.GetProperty("title").GetString()!.StartsWith("Ignore", StringComparison.Ordinal));
        var edit = Assert.Single(ignore.GetProperty("edit").GetProperty("changes").GetProperty(Uri).EnumerateArray());
        var comment = edit.GetProperty("newText").GetString();

        Assert.Equal("# drydock ignore=version-spec-redirect reason=\"say why\" until=2027-01-30\n", comment);
        Assert.Equal("""{"start":{"line":1,"character":0},"end":{"line":1,"character":0}}""", edit.GetProperty("range").GetRawText());
        Assert.Equal([[]], (await Editor().Open(Uri, Redirect.Insert(Redirect.IndexOf("RUN", StringComparison.Ordinal), comment!)).EndAsync("--only", "version-spec-redirect")).Published());
    }

    [Fact]
    public async Task All_safe_fixes_come_at_once_for_editors_that_mend_on_save()
    {
        var text = "from python:3.12.11-slim-bookworm\nRUN pip install a>=1\nUSER 1000:1000\n";
        var editor = Editor().Open(Uri, text);
        var asked = editor.Actions(Uri, 0, "source.fixAll");
        var said = await editor.EndAsync();
        var all = Assert.Single(said.Result(asked).EnumerateArray());
        var edit = Assert.Single(all.GetProperty("edit").GetProperty("changes").GetProperty(Uri).EnumerateArray());
        folder.Write("Dockerfile", text);
        await new CliSetup { CurrentFolder = folder.Path }.RunAsync("check", "--no-shellcheck", "--fix");

        Assert.Equal("source.fixAll.drydock", all.GetProperty("kind").GetString());
        Assert.Equal("""{"start":{"line":0,"character":0},"end":{"line":3,"character":0}}""", edit.GetProperty("range").GetRawText());
        Assert.Equal(folder.Read("Dockerfile"), edit.GetProperty("newText").GetString());
    }

    [Fact]
    public async Task Over_a_result_stands_what_its_rule_wants_and_elsewhere_nothing()
    {
        var editor = Editor().Open(Uri, Redirect);
        var (over, beside) = (editor.Hover(Uri, 1, 35), editor.Hover(Uri, 3, 2));
        var said = await editor.EndAsync("--only", "version-spec-redirect");
        var contents = said.Result(over).GetProperty("contents");

        Assert.Equal("markdown", contents.GetProperty("kind").GetString());
        Assert.Contains("`version-spec-redirect`", contents.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Contains("```dockerfile\n", contents.GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, said.Result(beside).ValueKind);
    }

    [Fact]
    public async Task It_says_what_check_says()
    {
        var path = Path.Combine(RepositoryRoot.Path, "examples", "classifiers", "before", "gpu-classifier", "Dockerfile");
        var check = await new CliSetup { CurrentFolder = RepositoryRoot.Path }.RunAsync("check", "--no-shellcheck", "--format", "json", path);
        var said = await new EditorSession { CurrentFolder = RepositoryRoot.Path }.Begin().Open(EditorSession.UriOf(path), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).EndAsync();
        var expected = JsonDocument.Parse(check.Output).RootElement.EnumerateArray().Select(static r => $"{r.GetProperty("rule").GetString()}@{r.GetProperty("line").GetInt32() - 1}:{r.GetProperty("column").GetInt32() - 1}").ToArray();

        Assert.NotEmpty(expected);
        Assert.Equal([expected], said.Published());
    }

    [Fact]
    public async Task A_fleet_file_with_problems_is_told_once_and_results_come_when_it_is_mended()
    {
        folder.Write("drydock.yaml", "version: 1\nnonsense: true\n");
        var said = await Editor().Open(Uri, Redirect).Change(Uri, Redirect, 2).EndAsync("--only", "version-spec-redirect");

        Assert.Contains("nonsense", Assert.Single(said.Told("window/showMessage")).GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(said.Published());

        folder.Write("drydock.yaml", "version: 1\nservices: {}\n");
        Assert.Equal([["version-spec-redirect@1:31"]], (await Editor().Open(Uri, Redirect).EndAsync("--only", "version-spec-redirect")).Published());
    }

    [Fact]
    public async Task What_comes_at_the_wrong_time_or_is_unknown_is_refused_and_the_conversation_goes_on()
    {
        var editor = new EditorSession { CurrentFolder = folder.Path };
        var early = editor.Hover(Uri, 0, 0);
        editor.Raw("{ no json").Begin().Raw("""{"jsonrpc":"2.0","id":"x","method":"textDocument/rename"}""").Raw("[1]");
        var stop = editor.Ask("shutdown", "null");
        var late = editor.Hover(Uri, 0, 0);
        var said = await editor.Tell("exit", "null").RunAsync();

        Assert.Equal((0, -32002, -32600), (said.ExitCode, said.ErrorCode(early), said.ErrorCode(late)));
        Assert.Equal(JsonValueKind.Null, said.Result(stop).ValueKind);
        Assert.Equal([-32700, -32700, -32601], said.Messages.Where(static m => m.TryGetProperty("error", out _) && m.GetProperty("id").ValueKind != JsonValueKind.Number).Select(static m => m.GetProperty("error").GetProperty("code").GetInt32()).Order());
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "has to begin with a header that tells its length")]
    [InlineData("Content-Length: 99999999999\r\n\r\n{}", "at most")]
    [InlineData("Content-Length: 40\r\n\r\n{}", "ends inside a message")]
    [InlineData("Content-Length: 4", "ends inside a message")]
    public async Task What_is_no_conversation_is_one_sentence(string input, string expected)
    {
        var run = await new CliSetup { Input = input }.RunAsync("lsp");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_editor_that_goes_without_a_word_is_no_orderly_end()
    {
        Assert.Equal(1, (await Editor().RunAsync()).ExitCode);
        Assert.Equal(1, (await Editor().Tell("exit", "null").RunAsync()).ExitCode);
    }

    [Fact]
    public void No_message_throws()
    {
        var values = Gen.Int[0, Values.Length - 1].Select(static i => Values[i]);
        var message = Gen.Select(Gen.Int[0, 4].Select(static i => Methods[i]), values, values, values, Gen.Bool);
        message.Array[0, 8].Sample(
            all =>
            {
                var editor = Editor();
                foreach (var (method, document, range, changes, isRequest) in all)
                    editor.Raw($"{{{(isRequest ? "\"id\":9," : "")}\"method\":\"{method}\",\"params\":{{\"textDocument\":{document},\"range\":{range},\"position\":{range},\"contentChanges\":{changes},\"context\":{{\"only\":{changes}}}}}}}");
                var said = editor.EndAsync().GetAwaiter().GetResult();
                return said.ExitCode == 0 && said.Error.Length == 0;
            },
            iter: 200);
    }
}
