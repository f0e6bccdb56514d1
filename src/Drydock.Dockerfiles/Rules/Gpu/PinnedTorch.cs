using Drydock.Dockerfiles.Shell;
using Drydock.Gpu.Checking;
using Drydock.Gpu.Resolution;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>Writes versions of PyTorch that fit into the command that installs it.</summary>
internal static class PinnedTorch
{
    private const string IndexOption = "--index-url";

    /// <summary>The fix for a finding; null where the versions stand elsewhere, or not in a form that can be written over.</summary>
    public static Fix? Fix(RuleContext c, CheckFinding found)
    {
        if (found.Finding.Pins is not { } pins || found.Line != found.InstructionLine || found.File.Length > 0) return null;
        var calls = c.RunPackages.Select(static p => p.Call).Where(p => p.Manager is "pip" or "uv pip" && p.Installs && p.Operands.Any(static o => NameOf(o) is not null))
            .Where(p => c.File.Lines.LineOf(p.Invocation.Script.SpanOf(p.Invocation.Command).Start) == found.InstructionLine).ToList();
        return calls is [var call] && Edits(call, pins) is { Count: > 0 } edits ? new Fix(FixClass.Consent, $"install torch {pins.Torch}", [.. edits]) : null;
    }

    private static List<TextEdit>? Edits(PackageInstall call, PinSet pins)
    {
        var edits = new List<TextEdit>();
        foreach (var word in call.Operands)
        {
            if (NameOf(word) is not { } name) continue;
            var version = name switch { "torch" => pins.Torch, "torchvision" => pins.TorchVision, _ => pins.TorchAudio };
            if (version is null) return null;

            // The index holds one build of each version; only what named its build before names it still.
            var text = $"{name}=={(word.Value!.Contains('+', StringComparison.Ordinal) ? version : version.Public)}";
            if (text != word.Value) edits.Add(new TextEdit(call.Invocation.Script.SpanOf(word), text));
        }

        return Index(call, pins.Index) is { } index ? [.. edits, .. index] : null;
    }

    /// <summary>The option that names the index; null where it cannot be written without moving other packages to that index.</summary>
    private static TextEdit[]? Index(PackageInstall call, string index)
    {
        var words = call.Invocation.Arguments;
        for (var i = 0; i < words.Length; i++)
        {
            var (word, joined) = (words[i], words[i].Value?.StartsWith(IndexOption + "=", StringComparison.Ordinal) == true);
            if (!joined && !(word.Is(IndexOption, "-i") && i + 1 < words.Length)) continue;
            var value = joined ? word.Value![(IndexOption.Length + 1)..] : words[i + 1].Value;
            if (value is null) return null;
            if (value.TrimEnd('/') == index.TrimEnd('/')) return [];
            return joined ? [new TextEdit(call.Invocation.Script.SpanOf(word), $"{IndexOption}={index}")] : [new TextEdit(call.Invocation.Script.SpanOf(words[i + 1]), index)];
        }

        var isAlone = call.Operands.All(static o => NameOf(o) is not null) && !words.Any(static w => w.Prefix.StartsWith("--extra-index", StringComparison.Ordinal) || w.Is("-r", "--requirement", "-e", "-f", "--find-links"));
        return isAlone ? [TextEdit.Insert(call.Invocation.Script.SpanOf(call.Operands[^1]).End, $" {IndexOption} {index}")] : null;
    }

    /// <summary>torch, torchvision or torchaudio, bare or with one exact version; null for anything else.</summary>
    private static string? NameOf(ShellWord word)
    {
        if (word.Value is not { } value) return null;
        var at = value.IndexOf("==", StringComparison.Ordinal);
        var name = at < 0 ? value : value[..at];
        return name is "torch" or "torchvision" or "torchaudio" && (at < 0 || value.AsSpan(at + 2).IndexOfAny(",;*=") < 0) ? name : null;
    }
}
