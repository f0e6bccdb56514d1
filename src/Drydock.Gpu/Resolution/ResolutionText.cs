using System.Collections.Immutable;
using System.Text;

namespace Drydock.Gpu.Resolution;

/// <summary>A resolution for a person.</summary>
public static class ResolutionText
{
    /// <summary>Several lines, each ended by a line feed.</summary>
    public static string Of(ImmutableArray<TorchResolution> alternatives)
    {
        var text = new StringBuilder();
        for (var i = 0; i < alternatives.Length; i++)
        {
            if (i > 0) text.Append("\nif that fails: ");
            One(text, alternatives[i]);
        }

        return text.ToString();
    }

    private static void One(StringBuilder text, TorchResolution resolution)
    {
        text.AppendJoin(' ', resolution.Requirements).Append('\n');
        Line(text, "installs", ResolutionJson.Word(resolution.Installs));
        Line(text, "runs", ResolutionJson.Word(resolution.Runs));
        if (resolution.Torch is { } torch) Line(text, "torch", torch.ToString());
        Line(text, "CUDA", resolution.CpuOnly ? "none, CPU only" : resolution.Cuda?.ToString() ?? "unknown");
        if (resolution.Cudnn is { } cudnn) Line(text, "cuDNN", cudnn.ToString());
        if (resolution.MinDriver is { } driver) Line(text, "driver", resolution.PairedDriver is { } paired ? $"{driver} or newer, complete from {paired} on" : $"{driver} or newer");
        if (resolution.Pythons.Length > 0) Line(text, "Python", string.Join(' ', resolution.Pythons));
        foreach (var reason in resolution.Reasons)
        {
            text.Append('\n').Append("  ").Append(Mark(reason.Kind)).Append(' ').Append(reason.Text).Append('\n');
            if (reason.Citation is { } citation) text.Append("      ").Append(citation).Append('\n');
        }

        if (resolution.Nearest is not { } pins) return;
        text.Append("\n  nearest set that fits:\n");
        foreach (var line in pins.Lines) text.Append("    ").Append(line).Append('\n');
    }

    private static string Mark(ReasonKind kind) => kind switch { ReasonKind.Blocks => "no:", ReasonKind.Unknown => "unknown:", ReasonKind.Caution => "mind:", _ => "·" };

    private static void Line(StringBuilder text, string name, string value) => text.Append("  ").Append(name.PadRight(9)).Append(value).Append('\n');
}
