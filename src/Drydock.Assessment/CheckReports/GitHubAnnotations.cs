using System.Globalization;
using System.Text;

namespace Drydock.Assessment.CheckReports;

/// <summary>GitHub workflow commands: one annotation per result, shown beside the line of a pull request.</summary>
/// <remarks>GitHub Actions, "Workflow commands": <c>%</c>, CR and LF are escaped everywhere, <c>:</c> and <c>,</c> in properties too.</remarks>
public sealed class GitHubAnnotations : ICheckWriter
{
    public string Format => "github";

    public void Write(CheckReport report, CheckReportOptions options, Stream output)
    {
        var text = new StringBuilder();
        foreach (var problem in report.Problems) text.Append(CultureInfo.InvariantCulture, $"::error::{Data(problem.ToString())}\n");
        foreach (var (file, diagnostic) in report.Results)
        {
            var place = ResultPlace.Of(file, diagnostic);
            var level = diagnostic.Severity switch { >= Dockerfiles.Rules.RuleSeverity.High => "error", Dockerfiles.Rules.RuleSeverity.Warning => "warning", _ => "notice" };
            text.Append(CultureInfo.InvariantCulture, $"::{level} file={Property(file.Path)},line={place.Start.Line},endLine={place.End.Line}");

            // Columns are shown for one line only.
            if (place.Start.Line == place.End.Line) text.Append(CultureInfo.InvariantCulture, $",col={place.Start.Column},endColumn={place.End.Column}");
            text.Append(CultureInfo.InvariantCulture, $",title={Property($"Drydock {diagnostic.Rule.Id}")}::{Data(diagnostic.Message)}\n");
        }

        output.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Data(string text) => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
