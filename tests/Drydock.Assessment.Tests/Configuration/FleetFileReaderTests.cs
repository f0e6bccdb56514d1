using System.Text;
using CsCheck;
using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Tests.Configuration;

public sealed class FleetFileReaderTests
{
    private const string Service = "services:\n  api: {dockerfile: Dockerfile}\n";

    [Fact]
    public void Reads_everything_that_the_reference_fleet_says()
    {
        var file = FleetFileReader.Read("drydock.yaml", File.ReadAllText(ExampleFiles.Fleet)).File;
        Assert.NotNull(file);
        Assert.Equal(["gpu-classifier", "cpu-classifier"], file.Services.Select(s => s.Name));
        var gpu = file.Services[0];
        Assert.Equal(("gpu-classifier/Dockerfile", "python:3.12-slim-bookworm", ">=550"), (gpu.Dockerfile, gpu.Base, gpu.Gpu?.Driver));
        Assert.Equal(["compute", "utility"], gpu.Gpu!.Capabilities);
        Assert.Equal("{image}", gpu.Test[3]);
        var waiver = Assert.Single(file.Waivers);
        Assert.Equal(("CVE-2023-45853", new DateOnly(2027, 1, 31), "ops"), (waiver.Id, waiver.Expires, waiver.Owner));
        Assert.True(waiver.IsFor("cpu-classifier"));
        Assert.Equal(("slack", "DRYDOCK_SLACK_URL", Advisories.Severity.High), (file.Notify[0].To, file.Notify[0].AddressVariable, file.Notify[0].Least));
        Assert.Equal("monthly", file.Schedule["review"]);
    }

    [Theory]
    [InlineData("version: 1\npolcy: {}\n", "2:1: there is no key 'polcy' here (did you mean 'policy'?)")]
    [InlineData("version: 1\nzzzzzz: 1\n", "2:1: there is no key 'zzzzzz' here; known are: version, policy, schedule, services, waivers, notify")]
    [InlineData("version: 2\n", "1:10: only 1 is known here; there is '2'")]
    [InlineData("policy: {}\n", "1:1: the key 'version' is missing")]
    [InlineData("- 1\n", "1:1: here a mapping is needed with keys of: version, policy, schedule, services, waivers, notify; there is a list")]
    [InlineData("version: 1\npolicy: {user: root}\n", "2:16: 'root' is not known here; write one of: numeric, non-root, any")]
    [InlineData("version: 1\npolicy: {preset: production1}\n", "2:18: 'production1' is not known here (did you mean 'production'?); write one of: baseline, strict, production")]
    [InlineData("version: 1\npolicy: {response: {critical: 1 day}}\n", "2:31: '1 day' is neither a duration nor next-window nor none; write for example 24h or next-window")]
    [InlineData("version: 1\npolicy:\n  windows: [{rrule: FREQ=YEARLY, start: \"02:00\", duration: 4h, timezone: UTC}]\n", "3:21: 'FREQ=YEARLY' has FREQ=YEARLY; only DAILY, WEEKLY and MONTHLY are read; write for example FREQ=MONTHLY;BYDAY=2TU")]
    [InlineData("version: 1\npolicy:\n  windows: [{rrule: FREQ=WEEKLY, start: \"02:00\", duration: 4h, timezone: UTC}]\n", "3:21: this rule counts from a first day; add from: with a date")]
    [InlineData("version: 1\npolicy:\n  windows: [{rrule: FREQ=DAILY, start: \"25:00\", duration: 4h, timezone: Mars/Base}]\n", "3:40: '25:00' is not a time of day; write for example 02:00")]
    [InlineData("version: 1\nservices:\n  a: {}\n", "3:3: the service 'a' has neither a dockerfile nor an image")]
    [InlineData("version: 1\nservices:\n  a b: {dockerfile: x}\n", "3:3: 'a b' is no name of a service: it does not fit ^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
    [InlineData("version: 1\nservices:\n  api: {dockerfile: x}\nwaivers:\n- {id: CVE-1, service: apo, reason: r, owner: o, expires: 2027-01-31}\n", "5:24: there is no service 'apo' (did you mean 'api'?)")]
    [InlineData("version: 1\nwaivers:\n- {id: CVE-1, service: \"*\", reason: r, owner: o, expires: 2027-02-30}\n", "3:59: '2027-02-30' is not a date; write for example 2027-01-31")]
    [InlineData("version: 1\nnotify: [{to: slack, url-from: \"https://hooks.example/x\"}]\n", "2:32: 'https://hooks.example/x' is no name of an environment variable (the address itself does not belong into this file); write for example DRYDOCK_SLACK_URL")]
    [InlineData("version: 1\nversion: 1\n", "2:1: the key 'version' stands twice")]
    [InlineData("", "1:1: the file is empty; it needs at least version: 1")]
    public void Says_what_is_wrong_and_where(string text, string expected) =>
        Assert.Equal(expected, FleetFileReader.Read("drydock.yaml", text).Problems[0].ToString());

    [Fact]
    public void Tells_everything_at_once_in_file_order()
    {
        var problems = FleetFileReader.Read("drydock.yaml", "version: 1\npolicy:\n  usr: x\n  stages: many\nservices:\n  api: {dockerfile: [], imge: x}\n").Problems;
        Assert.Equal([3, 4, 6, 6], problems.Select(p => p.Line));
        Assert.Contains("did you mean 'user'", problems[0].Wrong, StringComparison.Ordinal);
        Assert.Contains("did you mean 'image'", problems[3].Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_with_problems_gives_no_half_file() => Assert.Null(FleetFileReader.Read("drydock.yaml", "version: 1\nx: 1\n" + Service).File);

    [Fact]
    public void Many_problems_are_cut() =>
        Assert.Equal(50, FleetFileReader.Read("drydock.yaml", "version: 1\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"key{i}: 1\n"))).Problems.Length);

    [Fact]
    public void A_bomb_of_aliases_ends_in_one_sentence()
    {
        var text = new StringBuilder("version: 1\nservices:\n");
        text.Append("  s0: &a {dockerfile: x, policy: &p {rules: {").Append(string.Join(", ", Enumerable.Range(0, 900).Select(i => $"r{i}: off"))).Append("}}}\n");
        for (var i = 1; i < 900; i++) text.Append("  s").Append(i).Append(": *a\n");
        var problem = Assert.Single(FleetFileReader.Read("drydock.yaml", text.ToString()).Problems);
        Assert.Contains("aliases", problem.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_values_say_nothing() =>
        Assert.Empty(FleetFileReader.Read("drydock.yaml", "version: 1\npolicy:\nschedule:\nservices:\nwaivers:\nnotify:\n").Problems);

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        string[] words = ["version: 1\n", "policy:\n", "  fail-on: ", "[critical]\n", "services:\n", "  a: {dockerfile: x}\n", "*a\n", "&a ", "- ", "{", "}", "\n", "  ", ": ", "\"", "'", "|\n", "<<: *a\n", "windows: [{rrule: FREQ=DAILY}]\n", "\u001b[2J", "~"];
        var parts = Gen.Int[0, words.Length - 1].Select(i => words[i]);
        parts.Array[0, 12].Select(string.Concat).Sample(text => FleetFileReader.Read("x", text) is var read && (read.File is null) == (read.Problems.Length > 0));
    }

    [Fact]
    public void A_health_check_is_read_with_its_defaults()
    {
        var file = FleetFileReader.Read("drydock.yaml", "version: 1\nservices:\n  a: {image: x, healthcheck: {http-get: {port: 8080}}}\n  b: {image: x, healthcheck: {http-get: {port: 80, path: \"/h?a=1\", status: 204, headers: {Host: a.example}}, start-period: 90s, tmpfs: [/run/app], network: default}}\n  c: {image: x}\n").File!;
        var (a, b) = (file.Services[0].Healthcheck!, file.Services[1].Healthcheck!);
        Assert.Equal(("/", 8080, null, null, false), (a.Http!.Path, a.Http.Port, a.Http.Status, a.StartPeriod, a.HasNetwork));
        Assert.Equal(("/h?a=1", 204, TimeSpan.FromSeconds(90), true), (b.Http!.Path, b.Http.Status, b.StartPeriod, b.HasNetwork));
        Assert.Equal(["/run/app"], b.Tmpfs);
        Assert.Equal("a.example", b.Http.Headers["host"]);
        Assert.Null(file.Services[2].Healthcheck);
        Assert.Equal((true, true, false, true, false), (a.Http.IsWell(200), a.Http.IsWell(302), a.Http.IsWell(404), b.Http.IsWell(204), b.Http.IsWell(200)));
    }
}
