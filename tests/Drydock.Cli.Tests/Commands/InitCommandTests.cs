using System.Text.Json;
using Drydock.TestKit;

namespace Drydock.Cli.Tests.Commands;

/// <summary><c>drydock init</c>.</summary>
public sealed class InitCommandTests : IDisposable
{
    /// <summary>The golden files of this class.</summary>
    internal static readonly string[] GoldenNames = ["Checks/init.yaml", "Checks/init.txt"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_grown_repository_becomes_a_fleet_that_check_accepts_unchanged()
    {
        Grown();
        var run = await Run("init", "--preset", "strict", "acme");
        var written = folder.Read("acme/drydock.yaml");
        var check = await Run("check", "--no-shellcheck", "--format", "json", "acme");
        var policy = await Run("policy", "show", "api", "--fleet", "acme");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[0], System.Text.Encoding.UTF8.GetBytes(written)));
        Assert.Null(Golden.Difference("Drydock.Cli.Tests", GoldenNames[1], System.Text.Encoding.UTF8.GetBytes(run.Error.Replace(folder.Path, "FOLDER", StringComparison.Ordinal))));
        Assert.Equal((2, ""), (check.ExitCode, check.Error));
        Assert.Contains(JsonDocument.Parse(check.Output).RootElement.EnumerateArray(), static r => r.GetProperty("policy") is { ValueKind: JsonValueKind.Object } p && p.GetProperty("service").GetString() == "api" && p.GetProperty("source").GetString() == "strict");
        Assert.Equal(0, policy.ExitCode);
    }

    [Fact]
    public async Task The_same_files_give_the_same_text_and_names_are_told_apart_by_their_folders()
    {
        foreach (var path in (string[])["shop/api/Dockerfile", "blog/api/Dockerfile", "blog/docker/Dockerfile", "x/web.Dockerfile", "Dockerfile.dev", "strange name!/Dockerfile"]) folder.Write(path, "FROM debian:13\n");
        var first = await Run("init", "--dry-run");
        var second = await Run("init", "--dry-run");

        Assert.Equal((0, first.Output), (second.ExitCode, second.Output));
        foreach (var name in (string[])["blog-api", "shop-api", "blog", "web", "strange-name"]) Assert.Contains($"\n  {name}:\n", first.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("drydock.yaml")));
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_force_is_given()
    {
        folder.Write("Dockerfile", "FROM debian:13\n");
        folder.Write("drydock.yaml", "version: 1\n");
        var refused = await Run("init");
        var kept = folder.Read("drydock.yaml");
        var forced = await Run("init", "--force");

        Assert.Equal((1, "version: 1\n"), (refused.ExitCode, kept));
        Assert.Contains("--force", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.Contains("dockerfile: Dockerfile", folder.Read("drydock.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_nothing_in_it_is_told()
    {
        var run = await Run("init");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("holds no Dockerfile", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_cannot_break_out_of_the_file()
    {
        folder.Write("a\n  x: y/Dockerfile", "FROM debian:13\n");
        folder.Write("compose.yaml", "services:\n  \"b: {\\n\": {image: \"nginx:1.27\"}\n  c: {image: \"${EVIL}\"}\n  d: {build: {context: \"a\\n  x: y\", args: {A: \"v\\\"\\n- {\"}}}\n");
        var run = await Run("init");
        var show = await Run("policy", "show");

        Assert.Equal((0, 0), (run.ExitCode, show.ExitCode));
        Assert.DoesNotContain(folder.Read("drydock.yaml").Split('\n'), static l => l.StartsWith("  x:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_broken_file_does_not_keep_the_others_out()
    {
        folder.Write("a/Dockerfile", "FROM debian:13\n");
        folder.Write("b/compose.yaml", "services: [\n");
        folder.Write("c/Dockerfile", "# nothing\n");
        var run = await Run("init");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("left out: b/compose.yaml", run.Error, StringComparison.Ordinal);
        Assert.Contains("left out: c/Dockerfile: it has no FROM", run.Error, StringComparison.Ordinal);
    }

    private Task<CliRun> Run(params string[] arguments) => new CliSetup { CurrentFolder = folder.Path }.RunAsync(arguments);

    /// <summary>Twenty Dockerfiles under every usual name, two compose files, shared bases, bases from arguments.</summary>
    private void Grown()
    {
        foreach (var name in (string[])["api", "worker", "mailer", "search"]) folder.Write($"acme/services/{name}/Dockerfile", "ARG PYTHON=3.12\nFROM python:${PYTHON}-slim-bookworm\nUSER 1000\n");
        foreach (var name in (string[])["web", "admin"]) folder.Write($"acme/front/{name}/Dockerfile", "FROM node:22-slim AS build\nRUN npm ci\nFROM nginx:1.27\nCOPY --from=build /app /usr/share/nginx/html\n");
        folder.Write("acme/services/api/Dockerfile.dev", "FROM python:3.12\n");
        folder.Write("acme/services/legacy/Containerfile", "FROM debian:10.13\n");
        folder.Write("acme/tools/migrate.Dockerfile", "FROM python:3.12-slim-bookworm\n");
        folder.Write("acme/tools/backup.Containerfile", "FROM alpine:3.22\n");
        folder.Write("acme/ml/train/Dockerfile", "ARG BASE\nFROM ${BASE}\nENV NVIDIA_DRIVER_CAPABILITIES=compute,utility,video\n");
        folder.Write("acme/ml/serve/Dockerfile", "FROM nvidia/cuda:12.8.1-runtime-ubuntu24.04\nUSER 1000\n");
        folder.Write("acme/ml/notebook/Dockerfile", "FROM pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime\n");
        folder.Write("acme/base/Dockerfile", "ARG OS\nFROM debian:${OS}\n");
        folder.Write("acme/shop/api/Dockerfile", "FROM golang:1.26 AS build\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /app /app\n");
        folder.Write("acme/shop/docker/Dockerfile", "FROM scratch\n");
        folder.Write("acme/shop/docker/Dockerfile.test", "FROM golang:1.26 AS tests\nFROM tests AS final\n");
        folder.Write("acme/Dockerfile", "FROM debian:13-slim\nUSER 1000\n");
        folder.Write("acme/proxy/dockerfile", "FROM nginx:1.27\n");
        folder.Write("acme/queue/Dockerfile", "FROM rabbitmq:4\n");
        folder.Write("acme/compose.yaml",
            """
            services:
              api:
                build: services/api
                image: registry.example/shop/api:dev
              api-second:
                build: {context: ./services/api}
              api-dev:
                build: {context: services/api, dockerfile: Dockerfile.dev}
              train:
                build: {context: ., dockerfile: ml/train/Dockerfile, args: {BASE: "pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime", SECRET: null}}
                deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]}}}
              database: {image: "postgres:${PG:-16.4}"}
              cache: {image: "${CACHE}"}
              remote: {build: "https://example.org/x.git"}
              inline: {build: {dockerfile_inline: "FROM alpine"}}
              gone: {build: nowhere}
              again: {image: "registry.example/shop/api:dev"}
            """);
        folder.Write("acme/shop/docker-compose.yml",
            """
            services:
              api: {build: {context: api, target: build}}
              database: {image: "mariadb:11.4"}
            """);
    }
}
