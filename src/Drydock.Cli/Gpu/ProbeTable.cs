using System.Text;
using Drydock.Cli.Terminal;
using Drydock.Gpu.Probe;

namespace Drydock.Cli.Gpu;

/// <summary>The probe's report for a person.</summary>
internal static class ProbeTable
{
    private const int StatusWidth = 8;

    /// <summary>One line a check, cause and remedy under those that failed, and the verdict at the end.</summary>
    public static string Of(ProbeReport report)
    {
        var text = new StringBuilder("GPU probe as ").Append(TerminalText.Line(report.User)).Append("\n\n");
        var width = report.Checks.Select(static c => c.Name.Length).DefaultIfEmpty(0).Max() + 2;
        foreach (var check in report.Checks)
        {
            text.Append(Word(check.Status).PadRight(StatusWidth)).Append(check.Name.PadRight(width)).Append(TerminalText.Line(check.Detail)).Append('\n');
            if (check.Cause is { } cause) text.Append(' ', StatusWidth).Append("cause:".PadRight(width)).Append(TerminalText.Line(cause)).Append('\n');
            if (check.Remedy is { } remedy) text.Append(' ', StatusWidth).Append("remedy:".PadRight(width)).Append(TerminalText.Line(remedy)).Append('\n');
        }

        var summary = TerminalText.Line(ProbeSummary.Of(report));
        return text.Append('\n').Append(char.ToUpperInvariant(summary[0])).Append(summary.AsSpan(1)).Append(".\n").ToString();
    }

    private static string Word(ProbeStatus status) => status == ProbeStatus.Failed ? "FAILED" : ProbeReportJson.WordOf(status);
}
