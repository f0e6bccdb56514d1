using System.Collections.Immutable;
using System.Text;
using Drydock.Assessment.Policy;
using Drydock.Assessment.Reports;

namespace Drydock.Assessment.Starting;

/// <summary>Writes a draft as <c>drydock.yaml</c>, with comments for whoever goes on with it.</summary>
public static class DraftText
{
    private const int Shown = 6;
    private static readonly string[] Words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "~"];

    /// <summary>The file's text. It reads without problems, whatever names and paths the draft holds.</summary>
    /// <param name="preset">The policy that it begins with.</param>
    public static string Write(FleetDraft draft, PolicyPreset preset)
    {
        var text = new StringBuilder("# The fleet: what its containers must keep to, and the services themselves. Written by drydock init from the files that it found;\n# yours from now on. drydock check judges the Dockerfiles by it, drydock policy show says which value holds and why.\nversion: 1\n\n");
        WritePolicy(text, preset);
        WriteBases(text, draft);
        text.Append("services:\n");
        foreach (var service in draft.Services) WriteService(text, service);
        if (draft.LeftOut.IsEmpty) return text.ToString();
        text.Append("\n# Found and left out:\n");
        foreach (var left in draft.LeftOut) Comment(text, "#   ", $"{left.Where}: {left.Why}");
        return text.ToString();
    }

    private static void WritePolicy(StringBuilder text, PolicyPreset preset)
    {
        text.Append("policy:\n");
        foreach (var other in PresetList.All) Comment(text, "  # ", $"{other.Name}: {other.About}");
        text.Append($"  preset: {preset.Name}\n");
        text.Append("  # What is written here goes before the preset; a service can have a policy of its own, with the same keys.\n");
        text.Append("  # base-images:\n  #   variants: [slim]\n  #   pin: {version: minor, os: suite, content: digest}\n  #   support: security\n  #   allowed: [python, \"ghcr.io/acme/*\"]\n");
        text.Append("  # labels: {required: [org.opencontainers.image.source]}\n  # windows: [{rrule: \"FREQ=MONTHLY;BYDAY=2TU\", start: \"02:00\", duration: 4h, timezone: Europe/Berlin}]\n\n");
    }

    private static void WriteBases(StringBuilder text, FleetDraft draft)
    {
        var bases = draft.Bases.ToList();
        if (bases.Count == 0) return;
        text.Append("# What they stand on:\n");
        foreach (var (image, services) in bases)
        {
            var names = services.Length > Shown ? $"{string.Join(", ", services.Take(Shown))} and {services.Length - Shown} more" : string.Join(", ", services);
            Comment(text, "#   ", $"{image}: {names}");
        }

        text.Append('\n');
    }

    private static void WriteService(StringBuilder text, DraftService service)
    {
        foreach (var origin in service.Origins) Comment(text, "  # ", origin);
        text.Append($"  {Scalar(service.Name)}:\n");
        Line(text, "dockerfile", service.Dockerfile);
        Line(text, "context", service.Context);
        Line(text, "target", service.Target);
        if (!service.Arguments.IsEmpty) text.Append($"    args: {{{string.Join(", ", service.Arguments.Select(static a => $"{Scalar(a.Key)}: {Scalar(a.Value)}"))}}}\n");
        Line(text, "image", service.Image);
        if (service.BuiltImage is { } built) Comment(text, "    # ", $"image: {built}   with it, scans take the built image instead of sources and base");
        if (service.BaseFromArguments) Line(text, "base", service.Base);
        if (service.BaseProblem is { } problem) Comment(text, "    # ", $"base: not known, since {problem}; name it here, or give the argument under args");
        if (service.GpuCapabilities is { } capabilities)
        {
            text.Append($"    gpu: {{capabilities: [{string.Join(", ", capabilities)}]}}\n");
            text.Append("    # gpu.driver: the least driver of its hosts, such as \">=550\", is what its CUDA is judged by\n");
        }
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null) text.Append($"    {key}: {Scalar(value)}\n");
    }

    /// <summary>One comment line; what could end it is made visible.</summary>
    private static void Comment(StringBuilder text, string lead, string comment) => text.Append(lead).Append(PlainText.Of(comment)).Append('\n');

    /// <summary>A scalar in YAML: plain where that is safe, else in double quotes with escapes.</summary>
    private static string Scalar(string value)
    {
        var plain = value.Length > 0 && (char.IsAsciiLetter(value[0]) || value[0] is '.' or '/') && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':' or '@')
            && value[^1] != ':' && !Words.Contains(value, StringComparer.OrdinalIgnoreCase);
        if (plain) return value;
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF') quoted.Append($"\\u{(int)c:X4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
