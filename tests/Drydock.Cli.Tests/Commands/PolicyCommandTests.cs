using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

public sealed class PolicyCommandTests : IDisposable
{
    private readonly FleetFolder fleet = new();

    public void Dispose() => fleet.Dispose();

    [Fact]
    public async Task Every_value_says_where_it_comes_from()
    {
        fleet.Folder.Write("drydock.yaml", "version: 1\npolicy: {preset: strict, user: any}\nservices:\n  api: {dockerfile: x, policy: {rules: {DL3006: error}}}\n");
        var run = await fleet.RunAsync("policy", "show", "api", "--format", "json");
        var values = JsonDocument.Parse(run.Output).RootElement.GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("key").GetString()!, v => (v.GetProperty("origin").GetString(), v.GetProperty("source").GetString()));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("file", "drydock.yaml:2"), values["user"]);
        Assert.Equal(("preset", "strict"), values["stages"]);
        Assert.Equal(("service", "drydock.yaml:4"), values["rules.DL3006"]);
    }

    [Fact]
    public async Task A_table_shows_the_same()
    {
        var run = await fleet.RunAsync("policy", "show");
        Assert.Contains("preset baseline", run.Output, StringComparison.Ordinal);
        Assert.Matches("fail-on +none +file drydock.yaml:3", run.Output);
    }

    [Fact]
    public async Task A_preset_alone_needs_no_file()
    {
        File.Delete(fleet.Folder.File("drydock.yaml"));
        Assert.Contains("digest", (await fleet.RunAsync("policy", "show", "--preset", "production")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_of_the_file_are_told_at_once_with_their_places()
    {
        fleet.Folder.Write("drydock.yaml", "version: 1\npolcy: {}\nservices: []\n");
        var run = await fleet.RunAsync("policy", "show");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(3, run.ErrorLines.Count);
        Assert.StartsWith("drydock.yaml:2:1: there is no key 'polcy' here (did you mean 'policy'?)", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("drydock.yaml:3:11: ", run.ErrorLines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_named_with_the_nearest() =>
        Assert.Contains("(did you mean 'api'?)", (await fleet.RunAsync("policy", "show", "apo")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task The_file_is_found_from_a_folder_below()
    {
        var below = new CliSetup { CurrentFolder = fleet.Folder.File("api"), Variables = { ["HOME"] = fleet.Folder.Path } };
        Assert.Equal(0, (await below.RunAsync("policy", "show", "api")).ExitCode);
    }

    [Fact]
    public async Task The_schema_is_printed() =>
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", JsonDocument.Parse((await fleet.RunAsync("policy", "schema")).Output).RootElement.GetProperty("$schema").GetString());
}
