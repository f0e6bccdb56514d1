using Drydock.Advisories;

namespace Drydock.Assessment.Reports;

/// <summary>Terminal colours (ECMA-48 SGR). They only repeat what a word says.</summary>
internal sealed class Ansi(bool on)
{
    public string Severity(Severity severity, string text) => severity switch
    {
        Advisories.Severity.Critical => Paint("1;31", text),
        Advisories.Severity.High => Paint("31", text),
        Advisories.Severity.Medium => Paint("33", text),
        Advisories.Severity.Low => Paint("36", text),
        Advisories.Severity.Negligible => Paint("2", text),
        _ => Paint("35", text),
    };

    public string Strong(string text) => Paint("1", text);

    public string Faint(string text) => Paint("2", text);

    public string Good(string text) => Paint("1;32", text);

    public string Bad(string text) => Paint("1;31", text);

    private string Paint(string code, string text) => on && text.Length > 0 ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
