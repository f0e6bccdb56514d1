using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>pip install that leaves its cache in the layer.</summary>
internal static class PipNoCacheDir
{
    public static readonly Rule Rule = new()
    {
        Id = "pip-no-cache-dir",
        Title = "pip's cache stays in the image",
        Why = "Every wheel is stored twice, once installed and once in a cache that nobody reads again.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Aliases = ["DL3042"],
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install -r requirements.txt
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir -r requirements.txt
            """,
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c))
            {
                var isUv = pip.Call.Manager == "uv pip";
                if (!c.File.IsShipped(c.File.StageOf(pip.Run)) || IsOff(pip, isUv) || IsRemoved(pip.Run, pip.Invocation) || IsConfigured(c, pip.Run)) continue;
                var word = pip.Call.ActionWord!.Span;
                var option = isUv ? "--no-cache" : "--no-cache-dir";
                c.Report(word, $"{pip.Call.Manager} install without {option} leaves every wheel in the layer a second time", new Fix(FixClass.Safe, $"add {option}", TextEdit.Insert(word.End, $" {option}")));
            }
        },
    };

    private static bool IsOff(PipCall pip, bool isUv)
    {
        var command = pip.Invocation;
        if (command.HasOption("--no-cache-dir", "--no-cache", "--cache-dir", "--dry-run") || isUv && command.HasShort('n') || command.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null })) return true;
        return LayerContents.HasCacheMountNamed(pip.Run, ".cache", "pip", isUv ? "uv" : "pip") || Names(isUv).Any(n => RunEnvironment.Has(pip.Run, command, n));
    }

    private static string[] Names(bool isUv) => isUv ? ["UV_NO_CACHE", "UV_CACHE_DIR"] : ["PIP_NO_CACHE_DIR", "PIP_CACHE_DIR"];

    private static bool IsRemoved(CommandStatement run, ShellInvocation command) =>
        run.Invocations.Any(i => i.Command.Start > command.Command.Start && (LayerContents.Deleted(i).Any(static p => p.EndsWith("/.cache", StringComparison.Ordinal) || p.EndsWith(".cache/pip", StringComparison.Ordinal)
                || p.EndsWith(".cache/uv", StringComparison.Ordinal) || p == "/root")
            || i.Arguments is [{ Value: "cache" }, { Value: "purge" or "clean" }, ..] || i.Arguments.Length > 2 && i.Arguments[^2].Is("cache") && i.Arguments[^1].Is("purge")));

    private static bool IsConfigured(RuleContext c, CommandStatement run) =>
        c.File.StageOf(run).Before(run).Append(run).Any(static s => s.Syntax.Text.Contains("no-cache-dir true", StringComparison.OrdinalIgnoreCase) || s.Syntax.Text.Contains("no-cache-dir=", StringComparison.OrdinalIgnoreCase)
            || s.Syntax.Heredocs.Any(static h => h.Content.Contains("no-cache-dir", StringComparison.OrdinalIgnoreCase)));
}
