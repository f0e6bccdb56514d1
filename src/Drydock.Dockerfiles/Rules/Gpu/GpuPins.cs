using Drydock.Dockerfiles.GpuServices;
using Drydock.Dockerfiles.Syntax;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Runtime;
using Drydock.Gpu.Versions;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>PyTorch's pins against Python, index, C library, driver.</summary>
internal static class GpuPins
{
    public static readonly Rule Rule = new()
    {
        Id = "gpu-pins",
        Title = "PyTorch's pins do not fit",
        Why = "Each PyTorch has wheels for some Pythons, CUDA versions and C libraries only. A set that does not fit stops the build; one that fits by chance of an index computes on the CPU, or not on the hosts' driver.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch==2.1.1 torchvision==0.16.1 --index-url https://download.pytorch.org/whl/cu121
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install torch==2.4.1 torchvision==0.19.1 --index-url https://download.pytorch.org/whl/cu121
            """,
        Check = static c =>
        {
            foreach (var found in Of(c).Where(f => !IsToldElsewhere(c, f))) c.Report(SeverityOf(found.Finding.Severity), LineSpan(c, found.InstructionLine), Message(found), PinnedTorch.Fix(c, found));
        },
    };

    /// <summary>True when this rule says, of a line among these, that its PyTorch has no wheel for the Python; it also says what to write instead.</summary>
    public static bool TellsOfPython(RuleContext c, int firstLine, int lastLine) =>
        c.Policy.SeverityOf(Rule) != RuleSeverity.Off && Of(c).Any(f => f.Finding.Rule == "torch-python" && firstLine <= f.InstructionLine && f.InstructionLine <= lastLine);

    private static IEnumerable<CheckFinding> Of(RuleContext c)
    {
        if (c.Final is not { } final) return [];
        var service = GpuDockerfile.Read("", "", c.File, final, name => ContextFiles.Find(c.Folder, name));
        if (!service.Installs.Any(static i => i.Alternatives.Any(static a => a.AsksForTorch))) return [];
        DriverVersion? driver = DriverVersion.TryParse((c.Settings.Driver ?? "").TrimStart('>', '=', ' '), out var known) ? known : null;
        var report = new ServiceCheck(c.Settings.GpuTables).Check(service, new ResolveTarget(null, driver, null), GpuHost.Unknown);
        return report.Findings.Where(static f => f.Finding.Rule.StartsWith("torch-", StringComparison.Ordinal));
    }

    /// <summary>Other rules report these where they can point at the words themselves.</summary>
    private static bool IsToldElsewhere(RuleContext c, CheckFinding found) => found.Finding.Rule switch
    {
        "torch-fallback" => GpuSilentCpuFallback.Of(c).Any(f => IsOnLine(c, f.Span, found.InstructionLine)),
        "torch-duplicate" => RedundantCuda.Of(c).Any(f => IsOnLine(c, f.Span, found.InstructionLine)),
        _ => false,
    };

    private static bool IsOnLine(RuleContext c, TextSpan span, int line) => c.File.Lines.LineOf(span.Start) <= line && line <= c.File.Lines.LineOf(span.End);

    private static RuleSeverity SeverityOf(GpuSeverity severity) => severity switch
    {
        GpuSeverity.Error => RuleSeverity.Error,
        GpuSeverity.Warning => RuleSeverity.Warning,
        _ => RuleSeverity.Info,
    };

    private static string Message(CheckFinding found)
    {
        var place = found.File.Length > 0 ? $"{found.File}:{found.Line}: " : "";
        var source = found.Finding.Citation is { } citation ? $" ({citation})" : "";
        return $"{place}{found.Finding.Text}; {found.Finding.Fix}{source}";
    }

    /// <summary>The line's text without the blanks around it.</summary>
    private static TextSpan LineSpan(RuleContext c, int line)
    {
        var whole = c.File.Lines.SpanOf(line);
        var text = c.File.Syntax.Source.Span.Slice(whole.Start, whole.Length);
        return new TextSpan(whole.Start + whole.Length - text.TrimStart(" \t"u8).Length, text.Trim(" \t"u8).Length);
    }
}
