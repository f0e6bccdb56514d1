using System.Buffers;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Apt;

/// <summary>curl or wget that is installed for the health check alone.</summary>
internal static class HealthcheckOnlyTool
{
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:/._-?&=");

    private static readonly string[] HarmlessOptions =
        ["-f", "--fail", "-s", "--silent", "-S", "--show-error", "-L", "--location", "-q", "--quiet", "--spider", "-nv", "--no-verbose", "-O", "-o", "--tries", "-t", "-T", "--timeout", "-m", "--max-time"];

    public static readonly Rule Rule = new()
    {
        Id = "healthcheck-only-tool",
        Title = "A download tool is installed for the health check alone",
        Why = "curl and what it pulls bring a vulnerability in most months and are the first thing an intruder looks for; the service's own runtime can ask its own port.",
        Theme = RuleTheme.Apt,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN apt-get update && apt-get install -y curl tini
            HEALTHCHECK CMD curl -f http://localhost:8000/health || exit 1
            CMD ["python", "-m", "app"]
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN apt-get update && apt-get install -y tini
            HEALTHCHECK CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8000/health', timeout=3)"]
            CMD ["python", "-m", "app"]
            """,
        Check = static c =>
        {
            if (c.Final is not { } final || final.Last("healthcheck") is not CommandStatement { IsNone: false } probe || ToolOf(probe) is not { } tool || IsUsedElsewhere(c, final, tool)) return;
            foreach (var run in final.Lineage.SelectMany(static s => s.Runs))
            {
                foreach (var call in run.Packages.Where(static p => p is { IsSystem: true, Installs: true }))
                {
                    if (call.Operands.FirstOrDefault(o => SystemInstalls.NameOf(o) == tool) is not { } word) continue;
                    var python = c.BaseOf(final).Python is not null;
                    c.Report(word.Span, $"{tool} is installed for HEALTHCHECK alone; {(python ? "python -c with urllib.request" : "a probe by the service's own runtime")} does without it", python ? Mend(c, run, call, word, probe) : null);
                }
            }
        },
    };

    private static string? ToolOf(CommandStatement probe)
    {
        if (probe.Invocations.FirstOrDefault(static i => i.Runs("curl", "wget")) is { } command) return command.Name;
        return probe.Exec && probe.CommandLine.FirstOrDefault() is { } first && first[(first.LastIndexOf('/') + 1)..] is "curl" or "wget" ? probe.CommandLine[0]![(probe.CommandLine[0]!.LastIndexOf('/') + 1)..] : null;
    }

    /// <summary>True when a build step or the start of the service uses it, or may.</summary>
    private static bool IsUsedElsewhere(RuleContext c, Stage final, string tool)
    {
        var shipped = final.Lineage.SelectMany(static s => s.All<CommandStatement>()).ToList();
        if (shipped.Where(static s => s.Syntax.Name == "run").Any(r => r.Invocations.Any(i => i.Runs(tool)))) return true;
        return shipped.Where(static s => s.Syntax.Name is "cmd" or "entrypoint")
            .Any(s => s.Arguments.Contains(tool, StringComparison.Ordinal) || s.CommandLine.FirstOrDefault()?.EndsWith(".sh", StringComparison.Ordinal) == true) || c.Stages.Length == 0;
    }

    /// <summary>Only for a plain request whose answer alone counts.</summary>
    private static Fix? Mend(RuleContext c, CommandStatement run, PackageInstall call, ShellWord word, CommandStatement probe)
    {
        if (call.Operands.Length < 2 || !CommandChain.IsPlain(run) || !CommandChain.IsPlain(probe)) return null;
        if (probe.Script!.Root.Items is not [{ Pipeline.Commands.Length: 1 } first, ..] items || items.Length > 2 || items.Length == 2 && !IsExitOne(items[1])) return null;
        if (probe.Invocations.FirstOrDefault() is not { } command || Download.Of(command) is not { Addresses: [{ Value: { } address }] } || first.Pipeline.Negated) return null;
        if (!address.StartsWith("http://", StringComparison.Ordinal) || address.AsSpan().ContainsAnyExcept(AddressCharacters)) return null;
        if (Download.OptionsOf(command).Any(static o => o.Option is { } option && !HarmlessOptions.Contains(option))) return null;
        if (CommandChain.RemoveWord(c, run, call.Invocation, word) is not { } remove) return null;
        var span = TextSpan.FromBounds(items[0].Pipeline.Span.Start, items[^1].Pipeline.Span.End);
        var text = $"[\"python\", \"-c\", \"import urllib.request; urllib.request.urlopen('{address}', timeout=3)\"]";
        return new Fix(FixClass.Consent, $"ask with Python and leave {command.Name} out", [remove, new TextEdit(span, text)]);
    }

    private static bool IsExitOne(ShellListItem item) =>
        item is { Before: ShellOperator.Or, Pipeline.Commands: [SimpleCommand { Words: [{ Value: "exit" }, { Value: "1" }] }] };
}
