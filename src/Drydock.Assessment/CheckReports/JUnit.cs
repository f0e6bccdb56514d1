using System.Globalization;
using System.Xml;

namespace Drydock.Assessment.CheckReports;

/// <summary>JUnit's XML: a test suite per file, a failed test per result, one passed test for a file without results.</summary>
public sealed class JUnit : ICheckWriter
{
    public string Format => "junit";

    public void Write(CheckReport report, CheckReportOptions options, Stream output)
    {
        using var xml = XmlText.Writer(output);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "drydock check");
        foreach (var file in report.Files) WriteSuite(xml, file);
        foreach (var problem in report.Problems)
        {
            WriteStart(xml, problem.Subject, 1, 0, 1);
            WriteCase(xml, "read", problem.Subject, () =>
            {
                xml.WriteStartElement("error");
                xml.WriteAttributeString("message", XmlText.Of(problem.ToString()));
                xml.WriteEndElement();
            });
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, CheckedFile file)
    {
        var results = file.Result.Diagnostics;
        WriteStart(xml, file.Path, Math.Max(1, results.Length), results.Length, 0);
        if (results.IsEmpty) WriteCase(xml, "no rule reports anything", file.Path, static () => { });
        foreach (var diagnostic in results)
        {
            var place = ResultPlace.Of(file, diagnostic);
            WriteCase(xml, string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Rule.Id} line {place.Start.Line}"), file.Path, () =>
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", RuleWords.Of(diagnostic.Severity));
                xml.WriteAttributeString("message", XmlText.Of(diagnostic.Message));
                xml.WriteString(XmlText.Of(string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{place.Start.Line}:{place.Start.Column}")));
                xml.WriteEndElement();
            });
        }

        xml.WriteEndElement();
    }

    private static void WriteStart(XmlWriter xml, string name, int tests, int failures, int errors)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", XmlText.Of(name));
        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", errors.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, string name, string file, Action content)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", XmlText.Of(name));
        xml.WriteAttributeString("classname", XmlText.Of(file));
        content();
        xml.WriteEndElement();
    }
}
