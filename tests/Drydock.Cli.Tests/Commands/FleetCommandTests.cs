using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>scan --fleet</c>, <c>findings</c> and <c>waive</c> on one fleet.</summary>
public sealed class FleetCommandTests : IDisposable
{
    private readonly FleetFolder fleet = new();

    public void Dispose() => fleet.Dispose();

    [Fact]
    public async Task A_scan_of_the_fleet_records_what_it_sees()
    {
        var run = await fleet.RunAsync("scan", "--fleet");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("api sources api", run.Output, StringComparison.Ordinal);
        Assert.Contains("recorded: ", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(fleet.Folder.File(".drydock/state.db")));
        Assert.Contains(await FindingsAsync(), f => f.GetProperty("package").GetString() == "pillow");
    }

    [Fact]
    public async Task The_gate_is_the_policy_of_each_service_unless_another_is_asked_for()
    {
        Assert.Equal(0, (await fleet.RunAsync("scan", "--fleet", "--no-record")).ExitCode);
        Assert.Equal(2, (await fleet.RunAsync("scan", "--fleet", "--no-record", "--fail-on", "low")).ExitCode);
        fleet.Folder.Write("drydock.yaml", FleetFolder.Fleet.Replace("{dockerfile: api/Dockerfile}", "{dockerfile: api/Dockerfile, policy: {fail-on: high}}", StringComparison.Ordinal));
        Assert.Equal(2, (await fleet.RunAsync("scan", "--fleet", "--no-record")).ExitCode);
        Assert.False(File.Exists(fleet.Folder.File(".drydock/state.db")));
    }

    [Fact]
    public async Task A_base_that_cannot_be_read_is_never_clean()
    {
        fleet.Folder.Write("api/Dockerfile", "FROM registry.invalid/python:3.12\n");
        var run = await fleet.RunAsync("scan", "--fleet", "--offline", "--format", "json");
        var service = JsonDocument.Parse(run.Output).RootElement.GetProperty("services")[0];
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["sources", "base"], service.GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("part").GetString()));
        Assert.Equal(JsonValueKind.Null, service.GetProperty("parts")[1].GetProperty("report").ValueKind);
        Assert.False(service.GetProperty("pass").GetBoolean());
    }

    [Fact]
    public async Task Findings_are_due_by_their_severity_and_overdue_ones_can_fail_a_pipeline()
    {
        await fleet.RunAsync("scan", "--fleet");
        var high = (await FindingsAsync()).First(f => f.GetProperty("severity").GetString() == "high");
        Assert.Equal(("2026-11-24T08:00:00Z", "2026-11-27T08:00:00Z"), (high.GetProperty("firstSeen").GetString(), high.GetProperty("due").GetString()));
        Assert.Equal(0, (await fleet.RunAsync("findings", "--fail-overdue")).ExitCode);
        Assert.StartsWith("No findings to show.", (await fleet.RunAsync("findings", "--overdue")).Output, StringComparison.Ordinal);
        fleet.Clock.Advance(TimeSpan.FromDays(4));
        var late = await fleet.RunAsync("findings", "--overdue", "--fail-overdue");
        Assert.Equal(2, late.ExitCode);
        Assert.Contains("OVERDUE", late.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_updated_closes_its_findings()
    {
        await fleet.RunAsync("scan", "--fleet");
        fleet.Folder.Write("api/requirements.txt", "requests==2.19.0\n");
        Assert.DoesNotContain("0 fixed", (await fleet.RunAsync("scan", "--fleet")).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(await FindingsAsync(), f => f.GetProperty("package").GetString() == "pillow");
        Assert.Contains(await FindingsAsync("--all"), f => f.GetProperty("state").GetString() == "fixed");
    }

    [Fact]
    public async Task A_waiver_is_added_to_the_file_and_its_finding_no_longer_counts()
    {
        await fleet.RunAsync("scan", "--fleet");
        var id = (await FindingsAsync()).First(f => f.GetProperty("package").GetString() == "requests").GetProperty("id").GetString()!;
        var waived = await fleet.RunAsync("waive", id, "--service", "api", "--reason", "no redirects: \"never\"", "--owner", "ops team", "--until", "2026-12-31");
        Assert.Equal((0, ""), (waived.ExitCode, waived.Output));
        Assert.Equal($"{FleetFolder.Fleet.TrimEnd()}\n  - {{id: {id}, service: api, reason: \"no redirects: \\\"never\\\"\", owner: \"ops team\", expires: 2026-12-31}}\n", fleet.Folder.Read("drydock.yaml").Replace("\n\n", "\n", StringComparison.Ordinal));
        Assert.Equal("waived", Find(await FindingsAsync(), id).GetProperty("state").GetString());
        using var scan = JsonDocument.Parse((await fleet.RunAsync("scan", "--fleet", "--format", "json")).Output);
        var finding = scan.RootElement.GetProperty("services")[0].GetProperty("parts")[0].GetProperty("report").GetProperty("findings").EnumerateArray().First(f => f.GetProperty("id").GetString() == id);
        Assert.Equal("waiver", finding.GetProperty("suppressed").GetProperty("by").GetString());
        Assert.Contains("ops team until 2026-12-31", finding.GetProperty("suppressed").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waiver_that_has_ended_no_longer_counts_and_is_told()
    {
        await fleet.RunAsync("scan", "--fleet");
        var id = (await FindingsAsync())[0].GetProperty("id").GetString()!;
        await fleet.RunAsync("waive", id, "--service", "*", "--reason", "r", "--owner", "o", "--until", "2026-11-25");
        fleet.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains($"the waiver of {id} ended on 2026-11-25 and no longer counts", (await fleet.RunAsync("scan", "--fleet")).Error, StringComparison.Ordinal);
        Assert.Contains($"! The waiver of {id} (drydock.yaml:", (await fleet.RunAsync("findings")).Output, StringComparison.Ordinal);
        Assert.Equal("open", Find(await FindingsAsync(), id).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("2026-11-23", "is past")]
    [InlineData("2028-01-01", "more than a year")]
    [InlineData("soon", "is not a date")]
    public async Task A_waiver_must_end_and_not_too_late(string until, string expected)
    {
        var run = await fleet.RunAsync("waive", "CVE-1", "--service", "api", "--reason", "r", "--owner", "o", "--until", until);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(FleetFolder.Fleet, fleet.Folder.Read("drydock.yaml"));
    }

    [Fact]
    public async Task An_id_that_was_never_seen_is_doubted()
    {
        await fleet.RunAsync("scan", "--fleet");
        Assert.Contains("check the id", (await fleet.RunAsync("waive", "CVE-1999-0001", "--service", "api", "--reason", "r", "--owner", "o", "--until", "2026-12-01")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_can_be_one_of_the_services()
    {
        var run = await fleet.RunAsync("scan", fleet.Folder.File("api/requirements.txt"), "--service", "api");
        Assert.Equal(0, run.ExitCode);
        Assert.All(await FindingsAsync(), f => Assert.Equal("image", f.GetProperty("parts")[0].GetString()));
    }

    [Fact]
    public async Task Nothing_recorded_is_said_in_one_sentence()
    {
        var run = await fleet.RunAsync("findings");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("run \"drydock scan --fleet\" first", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static JsonElement Find(IEnumerable<JsonElement> findings, string id) => findings.First(f => f.GetProperty("id").GetString() == id);

    private async Task<IReadOnlyList<JsonElement>> FindingsAsync(params string[] more) =>
        [.. JsonDocument.Parse((await fleet.RunAsync(["findings", "--format", "json", .. more])).Output).RootElement.GetProperty("findings").EnumerateArray()];
}
