using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Gpu.Probe.Native;

namespace Drydock.Gpu.Probe.Steps;

/// <summary>What a step told before it ended, one way or another.</summary>
internal sealed class StepTrace
{
    private const int MostLines = 20_000;

    private readonly List<(string Name, int Code, string Text)> results = [];
    private readonly List<ImmutableArray<string>> facts = [];

    /// <summary>The call that was made and did not return; null when every call did.</summary>
    public string? Pending { get; private set; }

    /// <summary>The step came to its end.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Reads the lines of a <see cref="StepWriter"/>; everything else is what a library printed, and left out.</summary>
    public static StepTrace Parse(ReadOnlySpan<byte> output)
    {
        var trace = new StepTrace();
        foreach (var line in Encoding.UTF8.GetString(output).Split('\n').Take(MostLines))
        {
            var fields = line.Split('\t');
            if (fields[0] == StepWriter.Mark && fields.Length > 1) trace.Read([.. fields.Skip(1)]);
        }

        return trace;
    }

    /// <summary>The first call that failed; null when none did.</summary>
    /// <param name="except">Calls whose failure does not count.</param>
    public (string Name, int Code, string Text)? FirstFailure(params ReadOnlySpan<string> except)
    {
        foreach (var result in results)
            if (result.Code != 0 && !except.Contains(result.Name)) return result;
        return null;
    }

    /// <summary>Whether a call was made and succeeded.</summary>
    public bool Succeeded(string call) => results.Exists(r => r.Name == call && r.Code == 0);

    /// <summary>The first value of a fact; null when it was not told.</summary>
    public string? Fact(string name) => Facts(name).FirstOrDefault() is { IsDefaultOrEmpty: false } values ? values[0] : null;

    /// <summary>The values of a fact, each time that it was told.</summary>
    public IEnumerable<ImmutableArray<string>> Facts(string name) => facts.Where(f => f[0] == name && f.Length > 1).Select(static f => f.RemoveAt(0));

    /// <summary>A fact that is a number; null when it was not told.</summary>
    public int? Number(string name) => int.TryParse(Fact(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Read(ImmutableArray<string> fields)
    {
        switch (fields[0])
        {
            case "call" when fields.Length > 1:
                Pending = fields[1];
                break;
            case "result" when fields.Length > 2 && int.TryParse(fields[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code):
                Pending = null;
                results.Add((fields[1], code, fields.Length > 3 ? fields[3] : ""));
                break;
            case "fact" when fields.Length > 1:
                facts.Add(fields.RemoveAt(0));
                break;
            case "done":
                IsDone = true;
                break;
            default:
                break;
        }
    }
}
