using System.Text.Json;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock check</c> under the policy of <c>drydock.yaml</c>.</summary>
public sealed class CheckPolicyTests : IDisposable
{
    private const string Plain = "FROM python:3.12-slim\nUSER 1000:1000\nCMD [\"python\"]\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_service_is_judged_under_its_own_policy_and_other_files_under_the_fleets()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api:\n    dockerfile: api/Dockerfile\n    policy:\n      base-images: {pin: {content: digest}}\n");
        folder.Write("api/Dockerfile", Plain);
        folder.Write("tools/Dockerfile", Plain);
        var run = await Check("--only", "base-no-digest");
        var result = Assert.Single(Results(await Check("--format", "json", "--only", "base-no-digest"), "high"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("  policy: base-images.pin.content: digest (drydock.yaml:6, service api)\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("under the policy of drydock.yaml", run.Output, StringComparison.Ordinal);
        Assert.Equal(("api/Dockerfile", "high"), (result.GetProperty("file").GetString(), result.GetProperty("severity").GetString()));
        Assert.Equal(("api", "base-images.pin.content", "drydock.yaml:6"), Policy(result));
    }

    [Theory]
    [InlineData("base-version-open", "FROM python:3-slim-bookworm\nUSER 1\n", "base-images: {pin: {version: minor}}", "base-images.pin.version")]
    [InlineData("base-version-open", "FROM python:3.12-slim-bookworm\nUSER 1\n", "base-images: {pin: {version: patch}}", "base-images.pin.version")]
    [InlineData("base-latest", "FROM python:latest\nUSER 1\n", "base-images: {pin: {version: major}}", "base-images.pin.version")]
    [InlineData("base-untagged", "FROM python\nUSER 1\n", "base-images: {pin: {version: major}}", "base-images.pin.version")]
    [InlineData("base-os-open", "FROM python:3.12-slim\nUSER 1\n", "base-images: {pin: {os: suite}}", "base-images.pin.os")]
    [InlineData("base-no-digest", "FROM python:3.12-slim\nUSER 1\n", "base-images: {pin: {content: digest}}", "base-images.pin.content")]
    [InlineData("base-not-slim", "FROM python:3.12-bookworm\nUSER 1\n", "base-images: {variants: slim}", "base-images.variants")]
    [InlineData("base-variant", "FROM golang:1.26-bookworm\nUSER 1\n", "base-images: {variants: [slim, alpine]}", "base-images.variants")]
    [InlineData("base-registry-untrusted", "FROM quay.io/x/y:1.2\nUSER 1\n", "base-images: {allowed: [python, ghcr.io/acme/*]}", "base-images.allowed")]
    [InlineData("base-eol", "FROM debian:10.13\nUSER 1\n", "base-images: {support: lts}", "base-images.support")]
    [InlineData("no-user", "FROM python:3.12-slim\n", "user: non-root", "user")]
    [InlineData("root-user", "FROM python:3.12-slim\nUSER root\n", "user: non-root", "user")]
    [InlineData("user-not-numeric", "FROM python:3.12-slim\nUSER app\n", "user: numeric", "user")]
    [InlineData("user-not-numeric", "FROM python:3.12-slim\nARG ID\nUSER $ID\n", "user: numeric", "user")]
    [InlineData("single-stage", "FROM python:3.12-slim\nUSER 1\n", "stages: multi", "stages")]
    [InlineData("fake-multistage", "FROM python:3.12-slim AS a\nRUN true\nFROM a\nUSER 1\n", "stages: multi", "stages")]
    [InlineData("apt-no-recommends", "FROM debian:13\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*\nUSER 1\n", "packages: minimal", "packages")]
    [InlineData("apt-lists-left", "FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends git\nUSER 1\n", "packages: minimal", "packages")]
    [InlineData("label-required", "FROM debian:13\nUSER 1\n", "labels: {required: [org.opencontainers.image.source]}", "labels.required")]
    [InlineData("label-extra", "FROM debian:13\nLABEL team=\"x\"\nUSER 1\n", "labels: {allowed: [owner]}", "labels.allowed")]
    [InlineData("no-healthcheck", "FROM debian:13\nEXPOSE 8080\nUSER 1\nCMD [\"x\"]\n", "rules: {no-healthcheck: error}", "rules.no-healthcheck")]
    [InlineData("no-healthcheck", "FROM debian:13\nEXPOSE 8080\nUSER 1\nCMD [\"x\"]\n", "rules: {DL3057: error}", "rules.DL3057")]
    public async Task Every_key_of_a_policy_is_kept_or_violates_it(string rule, string dockerfile, string policy, string key)
    {
        folder.Write("drydock.yaml", $"version: 1\npolicy:\n  {policy}\n");
        folder.Write("Dockerfile", dockerfile);
        var run = await Check("--format", "json");
        var result = Assert.Single(Results(run), r => r.GetProperty("rule").GetString() == rule);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal((null, key, "drydock.yaml:3"), Policy(result));
    }

    [Theory]
    [InlineData("FROM gcr.io/distroless/static:nonroot\n", "names no version")]
    [InlineData("FROM gcr.io/distroless/static-debian13:nonroot\n", null)]
    public async Task A_repository_that_names_its_release_is_a_version(string dockerfile, string? message)
    {
        folder.Write("drydock.yaml", "version: 1\npolicy:\n  base-images: {pin: {version: minor}}\n");
        folder.Write("Dockerfile", dockerfile);
        var run = await Check("--only", "base-version-open");

        if (message is null) Assert.DoesNotContain("names no version", run.Output, StringComparison.Ordinal);
        else Assert.Contains(message, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_is_judged_with_the_arguments_that_it_gives()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy:\n  base-images: {pin: {version: minor}}\nservices:\n  old:\n    dockerfile: Dockerfile\n    args: {VERSION: \"3\"}\n  new:\n    dockerfile: Dockerfile\n    args: {VERSION: \"3.12\"}\n");
        folder.Write("Dockerfile", "ARG VERSION\nFROM python:${VERSION}-slim-bookworm\nUSER 1000\n");
        var result = Assert.Single(Results(await Check("--format", "json", "--only", "base-version-open,base-name-as-var-unresolvable")));

        Assert.Equal("base-version-open", result.GetProperty("rule").GetString());
        Assert.StartsWith("python:3-slim-bookworm ", result.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compose_service_gives_its_arguments_where_the_fleet_has_none()
    {
        folder.Write("compose.yaml", "services:\n  api:\n    build:\n      context: .\n      args:\n        BASE: python:latest\n");
        folder.Write("Dockerfile", "ARG BASE=python:3.12-slim-bookworm\nFROM $BASE\nUSER 1000\n");
        var run = await Check("--format", "json", "--only", "base-latest");

        Assert.Single(Results(run));
    }

    [Fact]
    public async Task A_base_that_an_argument_from_outside_gives_is_not_mended_in_the_file()
    {
        const string Text = "ARG BASE=python:3.12-slim-bookworm\nFROM $BASE\nUSER 1000\n";
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api:\n    dockerfile: Dockerfile\n    args: {BASE: python:3.11}\n");
        folder.Write("Dockerfile", Text);
        var run = await Check("--mend", "slim,pin");

        Assert.Equal(Text, folder.Read("Dockerfile"));
        Assert.Contains("put together from arguments", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_any_service_asks_for_is_mended_for_each_stage_that_is_built()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  web:\n    dockerfile: Dockerfile\n    target: web\n  job:\n    dockerfile: Dockerfile\n    target: \"1\"\n    policy: {rules: {maintainer-deprecated: error}}\n");
        folder.Write("Dockerfile", "FROM python:3.12-slim-bookworm AS web\nMAINTAINER me\nCMD [\"python\", \"-m\", \"web\"]\nFROM python:3.12-slim-bookworm AS job\nCMD [\"python\", \"-m\", \"job\"]\n");
        await Check("--fix=suggested", "--mend", "user");
        var text = folder.Read("Dockerfile");

        Assert.Equal(2, text.Split('\n').Count(static line => line.StartsWith("USER 1", StringComparison.Ordinal)));
        Assert.DoesNotContain("MAINTAINER", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FROM python:3.12-slim-bookworm\nUSER 1000\n", "base-images: {pin: {version: minor, os: suite}, variants: slim}\n  user: numeric")]
    [InlineData("FROM debian:bookworm-slim\nUSER 1000\n", "base-images: {pin: {version: minor, os: suite}, variants: slim}")]
    [InlineData("FROM node:22-alpine3.22\nUSER 1000\n", "base-images: {pin: {version: minor, os: suite}, variants: [slim, alpine]}")]
    [InlineData("FROM gcr.io/distroless/static-debian12:nonroot@sha256:abababababababababababababababababababababababababababababababab\n", "base-images: {pin: {version: patch, os: suite, content: digest}}")]
    [InlineData("FROM gcr.io/distroless/static-debian13:nonroot\nUSER 65532\n", "base-images: {pin: {version: minor, os: suite}}")]
    [InlineData("FROM python:latest\n", "user: any\n  base-images: {pin: {version: none}}")]
    [InlineData("FROM debian:10.13\nUSER 1\n", "base-images: {support: any}")]
    [InlineData("FROM debian:12.11\nUSER 1\n", "base-images: {support: security}")]
    public async Task What_keeps_to_a_policy_passes(string dockerfile, string policy)
    {
        folder.Write("drydock.yaml", $"version: 1\npolicy:\n  {policy}\n");
        folder.Write("Dockerfile", dockerfile);
        var run = await Check();

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task Long_term_support_warns_where_security_is_asked_for()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy: {base-images: {support: security}}\n");
        folder.Write("Dockerfile", "FROM debian:12.11\nUSER 1\n");
        var result = Assert.Single(Results(await Check("--format", "json", "--only", "base-lts-only")));

        Assert.Equal("warning", result.GetProperty("severity").GetString());
        Assert.Contains("since 2026-07-11", result.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_takes_the_place_of_every_policy()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy: {user: any}\nservices:\n  api: {dockerfile: Dockerfile, policy: {rules: {no-user: off}}}\n");
        folder.Write("Dockerfile", "FROM python:3.12-slim-bookworm\n");
        var fleet = await Check();
        var production = await Check("--policy", "production");

        Assert.Equal((0, 2), (fleet.ExitCode, production.ExitCode));
        Assert.Contains("policy: user: numeric (preset production, service api)", production.Output, StringComparison.Ordinal);
        Assert.Contains("under the preset production", production.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_fleet_file_the_rules_own_severities_count_and_a_preset_needs_none()
    {
        folder.Write("Dockerfile", "FROM python\nUSER 1\n");
        var plain = Assert.Single(Results(await Check("--format", "json", "--only", "base-untagged")));

        Assert.Equal(("warning", JsonValueKind.Null), (plain.GetProperty("severity").GetString(), plain.GetProperty("policy").ValueKind));
        Assert.Equal(2, (await Check("--policy", "baseline")).ExitCode);
    }

    [Fact]
    public async Task The_file_is_found_above_what_is_checked_and_can_be_named()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy: {rules: {base-untagged: error}}\n");
        folder.Write("other/fleet.yaml", "version: 1\npolicy: {rules: {base-untagged: off}}\n");
        var file = folder.Write("a/b/Dockerfile", "FROM python\nUSER 1\n");
        var elsewhere = new CliSetup { CurrentFolder = folder.File("other") };

        Assert.Equal(2, (await elsewhere.RunAsync("check", "--no-shellcheck", file)).ExitCode);
        Assert.Equal(0, (await elsewhere.RunAsync("check", "--no-shellcheck", "--config", "fleet.yaml", file)).ExitCode);
    }

    [Fact]
    public async Task A_dockerfile_of_several_services_keeps_to_the_strictest_and_each_result_stands_there_once()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  one: {dockerfile: Dockerfile, policy: {rules: {base-untagged: info}}}\n  two: {dockerfile: ./Dockerfile, policy: {rules: {base-untagged: error}}}\n");
        folder.Write("Dockerfile", "FROM python\nUSER 1\n");
        var result = Assert.Single(Results(await Check("--format", "json", "--only", "base-untagged")));

        Assert.Equal("error", result.GetProperty("severity").GetString());
        Assert.Equal(("two", "rules.base-untagged", "drydock.yaml:4"), Policy(result));
    }

    [Fact]
    public async Task A_locked_rule_is_not_switched_off_whichever_id_the_policy_calls_it_by()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy: {ignores: {locked: [DL3002]}}\n");
        folder.Write("Dockerfile", "FROM debian:13\n# drydock ignore=root-user reason=\"x\" until=2999-01-01\nUSER root\n");

        Assert.Equal(2, (await Check()).ExitCode);
    }

    [Fact]
    public async Task A_fleet_file_with_a_mistake_is_told_and_nothing_passes()
    {
        folder.Write("drydock.yaml", "version: 1\npolcy: {}\n");
        folder.Write("Dockerfile", "FROM debian:13\nUSER 1\n");
        var run = await Check();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("drydock.yaml:2:1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_severity_for_a_rule_that_is_not_there_is_told()
    {
        folder.Write("drydock.yaml", "version: 1\npolicy: {rules: {base-untaged: off}}\n");
        folder.Write("Dockerfile", "FROM debian:13\nUSER 1\n");

        Assert.Contains("there is no rule 'base-untaged' (did you mean 'base-untagged'?)", (await Check()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_driver_of_a_service_is_what_its_cuda_must_run_on()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  gpu: {dockerfile: Dockerfile, gpu: {driver: \">=550\"}}\n");
        folder.Write("Dockerfile", "FROM nvidia/cuda:13.0.1-runtime-ubuntu24.04\nUSER 1\n");

        Assert.Single(Results(await Check("--format", "json", "--only", "cuda-driver-floor")));
    }

    [Fact]
    public async Task The_calendar_tells_what_a_floating_tag_holds()
    {
        folder.Write("Dockerfile", "FROM python:3.12-slim\nRUN adduser app\nUSER 1\n");
        folder.Write("old/Dockerfile", "FROM python:3.12.1-slim-bookworm\nRUN adduser app\nUSER 1\n");
        var missing = Results(await Check("--format", "json", "--only", "command-not-in-base")).ToList();
        var newer = Results(await Check("--format", "json", "--only", "base-outdated")).ToList();

        Assert.Equal(["Dockerfile"], missing.Select(static r => r.GetProperty("file").GetString()));
        Assert.Equal(["old/Dockerfile"], newer.Select(static r => r.GetProperty("file").GetString()));
        Assert.Contains("-slim-bookworm is newer than 3.12.1-slim-bookworm", newer[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_checked_alone_is_compared_with_the_rest_of_its_fleet()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  a: {dockerfile: a/Dockerfile}\n  b: {dockerfile: b/Dockerfile}\n  c: {dockerfile: c/Dockerfile}\n  gone: {dockerfile: gone/Dockerfile}\n");
        folder.Write("a/Dockerfile", "FROM python:3.11-slim-bookworm\nUSER 1\n");
        foreach (var name in (string[])["b", "c"]) folder.Write($"{name}/Dockerfile", Plain.Replace("slim", "slim-bookworm", StringComparison.Ordinal));

        Assert.Contains("b/Dockerfile and 1 more", Assert.Single(Results(await Check("--format", "json", "--only", "fleet-inconsistent-base", "a/Dockerfile"))).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_beside_the_fleet_file_counts_for_a_file_that_is_checked_alone()
    {
        folder.Write("drydock.yaml", "version: 1\n");
        folder.Write("compose.yaml", "services:\n  api:\n    build: api\n    healthcheck: {test: [CMD, true]}\n");
        folder.Write("api/Dockerfile", "FROM debian:13\nEXPOSE 80\nUSER 1\n");

        Assert.Empty(Results(await Check("--format", "json", "--only", "no-healthcheck", "api/Dockerfile")));
    }

    [Fact]
    public async Task The_stage_that_a_service_builds_is_what_is_judged()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: Dockerfile, target: runtime}\n  tests: {dockerfile: Dockerfile, target: tests, policy: {user: any}}\n");
        folder.Write("Dockerfile", "FROM debian:13-slim AS runtime\nUSER 1000\nFROM runtime AS tests\nUSER root\nFROM runtime AS last\nUSER root\n");

        Assert.DoesNotContain(Results(await Check("--format", "json")), static r => r.GetProperty("rule").GetString() is "root-user" or "unreachable-stage");
    }

    [Fact]
    public async Task A_target_that_is_not_there_is_no_pass()
    {
        folder.Write("drydock.yaml", "version: 1\nservices:\n  api: {dockerfile: Dockerfile, target: runtme}\n");
        folder.Write("Dockerfile", "FROM debian:13-slim AS runtime\nUSER 1000\n");
        var run = await Check();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the service api builds its stage 'runtme'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_a_base_has_lost_is_told_where_compose_asks_for_it()
    {
        folder.Write("compose.yaml", "services:\n  api: {build: ., platform: linux/mips64le}\n");
        folder.Write("Dockerfile", "FROM buildpack-deps:trixie\nUSER 1\n");

        Assert.Contains("no longer built for linux/mips64le", Assert.Single(Results(await Check("--format", "json", "--only", "base-platform-mismatch"))).GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private Task<CliRun> Check(params string[] arguments) =>
        new CliSetup { CurrentFolder = folder.Path, Clock = new FixedClock() }.RunAsync(["check", "--no-shellcheck", .. arguments]);

    private static IEnumerable<JsonElement> Results(CliRun run, string? severity = null) =>
        JsonDocument.Parse(run.Output).RootElement.EnumerateArray().Where(r => severity is null || r.GetProperty("severity").GetString() == severity);

    private static (string? Service, string? Key, string? Source) Policy(JsonElement result) =>
        result.GetProperty("policy") is { ValueKind: JsonValueKind.Object } policy ? (policy.GetProperty("service").GetString(), policy.GetProperty("key").GetString(), policy.GetProperty("source").GetString()) : default;

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    }
}
