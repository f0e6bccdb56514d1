using System.Collections.Immutable;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>Compilers in what is shipped.</summary>
internal static class SingleStageWithCompiler
{
    private static readonly ImmutableHashSet<string> Tools =
        ["build-essential", "gcc", "g++", "clang", "make", "cmake", "ninja-build", "autoconf", "automake", "libtool", "pkg-config", "gfortran", "rustc", "cargo", "golang", "golang-go", "build-base", "musl-dev", "linux-headers", "gcc-c++", "rpm-build", "nasm", "yasm", "bison", "flex"];

    public static readonly Rule Rule = new()
    {
        Id = "single-stage-with-compiler",
        Title = "Build tools stay in the shipped image",
        Why = "They make it larger, bring their own advisories, and give an intruder what he needs.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,

        // No fix here: splitting a stage is a whole-file change with its own command.
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN apt-get update && apt-get install -y --no-install-recommends build-essential

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm AS build
            RUN apt-get update && apt-get install -y --no-install-recommends build-essential

            FROM python:3.12.11-slim-bookworm
            COPY --from=build /opt/venv /opt/venv

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(c.File.IsShipped))
            {
                var removed = stage.Runs.SelectMany(static r => r.Packages).Where(static p => p.Action is "remove" or "purge" or "autoremove" or "del").SelectMany(static p => p.Operands).Select(static w => w.Value).ToHashSet();
                foreach (var (run, call) in stage.Runs.SelectMany(static r => r.Packages, static (r, p) => (r, p)).Where(static x => x.p is { IsSystem: true, Installs: true }))
                {
                    foreach (var word in call.Operands.Where(w => w.Value is { } name && IsBuildTool(name) && !removed.Contains(name) && !removed.Contains(Virtual(call))))
                        c.Report(word.Span, $"{word.Value} is shipped; build in a stage of its own and copy the result");
                }
            }
        },
    };

    /// <summary>True for a compiler, a tool that builds, or headers.</summary>
    internal static bool IsBuildTool(string name)
    {
        var bare = name.Split('=')[0].Split(':')[0];
        return Tools.Contains(bare) || bare.EndsWith("-dev", StringComparison.Ordinal) || bare.EndsWith("-devel", StringComparison.Ordinal);
    }

    /// <summary>The name under which <c>apk add --virtual</c> keeps packages together, to be removed by it.</summary>
    private static string? Virtual(PackageInstall call) => PackageInstalls.ValuesOf(call.Invocation, "--virtual", "-t").Select(static w => w.Value).FirstOrDefault();
}
