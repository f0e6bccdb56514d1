using System.Globalization;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Assessment.CheckReports;

/// <summary>Checkstyle's XML, which Jenkins and others read.</summary>
public sealed class Checkstyle : ICheckWriter
{
    public string Format => "checkstyle";

    public void Write(CheckReport report, CheckReportOptions options, Stream output)
    {
        using var xml = XmlText.Writer(output);
        xml.WriteStartElement("checkstyle");
        xml.WriteAttributeString("version", "4.3");
        foreach (var file in report.Files)
        {
            xml.WriteStartElement("file");
            xml.WriteAttributeString("name", XmlText.Of(file.Path));
            foreach (var diagnostic in file.Result.Diagnostics)
            {
                var place = ResultPlace.Of(file, diagnostic);
                xml.WriteStartElement("error");
                xml.WriteAttributeString("line", place.Start.Line.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("column", place.Start.Column.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("severity", diagnostic.Severity switch { >= RuleSeverity.High => "error", RuleSeverity.Warning => "warning", _ => "info" });
                xml.WriteAttributeString("message", XmlText.Of(diagnostic.Message));
                xml.WriteAttributeString("source", "drydock." + diagnostic.Rule.Id);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
