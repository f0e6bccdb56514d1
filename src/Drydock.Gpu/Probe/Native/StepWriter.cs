using System.Globalization;
using System.Text;

namespace Drydock.Gpu.Probe.Native;

/// <summary>Tells the parent process what happens, a line at a time, so that it knows in which call a library hung or crashed.</summary>
/// <remarks>A line is <see cref="Mark"/>, a kind and fields, separated by tabs. Whatever the libraries print beside is not marked and is ignored.</remarks>
internal sealed class StepWriter(Stream output)
{
    /// <summary>Begins each line.</summary>
    public const string Mark = "@drydock";

    /// <summary>A call is about to be made.</summary>
    public void Call(string name) => Write("call", name);

    /// <summary>The call returned a code; 0 is success everywhere.</summary>
    public void Result(string name, int code, string text = "") => Write("result", name, code.ToString(CultureInfo.InvariantCulture), text);

    /// <summary>Something learned.</summary>
    public void Fact(string name, params ReadOnlySpan<string> values) => Write("fact", [name, .. values]);

    /// <summary>The step came to its end.</summary>
    public void Done() => Write("done");

    private void Write(string kind, params ReadOnlySpan<string> fields)
    {
        var line = new StringBuilder("\n").Append(Mark).Append('\t').Append(kind);
        foreach (var field in fields) line.Append('\t').Append(ProbeText.OneLine(field));
        output.Write(Encoding.UTF8.GetBytes(line.Append('\n').ToString()));
        output.Flush();
    }
}
