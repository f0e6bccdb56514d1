using System.Globalization;
using System.Text;
using Drydock.Assessment.Reports;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>For people: worst first, each with the lines it speaks of and marks under what is meant; what to do at the end.</summary>
public sealed class CheckTable : ICheckWriter
{
    public string Format => "table";

    public void Write(CheckReport report, CheckReportOptions options, Stream output)
    {
        var text = new StringBuilder();
        var ansi = new Ansi(options.Colour);
        foreach (var file in report.Files)
        {
            var shown = file.Result.Diagnostics.Where(d => d.Severity >= options.Least).OrderByDescending(static d => d.Severity).ThenBy(static d => d.Span.Start);
            foreach (var diagnostic in shown) WriteResult(text, file, diagnostic, options, ansi);
        }

        foreach (var problem in report.Problems) text.Append(ansi.Bad("not checked: ")).Append(PlainText.Of(problem.ToString())).Append("\n\n");
        WriteTotals(text, report, options, ansi);
        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void WriteResult(StringBuilder text, CheckedFile file, Diagnostic diagnostic, CheckReportOptions options, Ansi ansi)
    {
        var place = ResultPlace.Of(file, diagnostic);
        text.Append(Severity(diagnostic.Severity, ansi)).Append(ansi.Strong($"[{diagnostic.Rule.Id}]")).Append(": ");
        TextWrap.Append(text, PlainText.Of(diagnostic.Message), diagnostic.Rule.Id.Length + RuleWords.Of(diagnostic.Severity).Length + 4, "  ", options.Width);
        text.Append('\n');
        SourceExcerpt.Append(text, file, diagnostic, place, options.Width, ansi);
        if (file.Reasons.GetValueOrDefault(diagnostic) is { } reason) text.Append($"  policy: {PlainText.Of(reason.ToString())}\n");
        if (diagnostic.Fix is { } fix) text.Append(CultureInfo.InvariantCulture, $"  fix ({RuleWords.Of(fix.Class)}): {PlainText.Of(fix.Title)}\n");
        text.Append('\n');
    }

    private static string Severity(RuleSeverity severity, Ansi ansi) => severity switch
    {
        RuleSeverity.Error => ansi.Bad("error"),
        RuleSeverity.High => ansi.Severity(Advisories.Severity.High, "high"),
        RuleSeverity.Warning => ansi.Severity(Advisories.Severity.Medium, "warning"),
        RuleSeverity.Info => ansi.Severity(Advisories.Severity.Low, "info"),
        _ => ansi.Faint(RuleWords.Of(severity)),
    };

    private static void WriteTotals(StringBuilder text, CheckReport report, CheckReportOptions options, Ansi ansi)
    {
        var all = report.Results.Select(static r => r.Diagnostic).ToList();
        var counts = Enum.GetValues<RuleSeverity>().OrderDescending().Select(s => (Severity: s, Count: all.Count(d => d.Severity == s))).Where(static c => c.Count > 0);
        var files = ReportText.Plural(report.Files.Length, "file", "files");
        var summary = all.Count == 0 ? "nothing to report" : string.Join(", ", counts.Select(static c => $"{c.Count} {RuleWords.Of(c.Severity)}"));
        text.Append(ansi.Strong(summary)).Append($" in {files}\n");
        var hidden = all.Count(d => d.Severity < options.Least);
        if (hidden > 0) text.Append($"{hidden} below {RuleWords.Of(options.Least)} not shown; --severity style shows them\n");
        var ignored = report.Files.Sum(static f => f.Result.Ignored.Length);
        if (ignored > 0) text.Append($"{ignored} switched off by comments\n");
        WriteFixes(text, all);
        if (report.FailOn is not { } limit) return;
        text.Append('\n').Append(report.Violations > 0 ? ansi.Bad("FAIL") : report.Problems.IsEmpty ? ansi.Good("PASS") : ansi.Bad("INCOMPLETE"));
        text.Append($"  {report.Violations} of severity {RuleWords.Of(limit)} or worse{(report.Policy is { } policy ? $" under {PlainText.Of(policy)}" : "")}\n");
    }

    private static void WriteFixes(StringBuilder text, List<Diagnostic> all)
    {
        var safe = all.Count(static d => d.Fix is { Class: FixClass.Safe });
        var consent = all.Count(static d => d.Fix is { Class: FixClass.Consent });
        if (safe > 0) text.Append($"--fix mends {safe}");
        if (consent > 0) text.Append(safe > 0 ? $", --fix=suggested {consent} more" : $"--fix=suggested mends {consent}");
        if (safe + consent > 0) text.Append("; --diff shows how\n");
    }
}
