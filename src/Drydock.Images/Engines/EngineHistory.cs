using System.Collections.Immutable;
using Docker.DotNet.Models;

namespace Drydock.Images.Engines;

/// <summary>Turns the history that an engine tells (newest first, with sizes) into the config's form (oldest first, with a mark for entries without layer).</summary>
internal static class EngineHistory
{
    /// <summary>The history, when exactly as many of its entries as there are layers can be told to have made one; else empty, as it would give layers to the wrong instructions.</summary>
    public static ImmutableArray<ImageHistory> Read(IList<ImageHistoryResponse> newestFirst, int layers)
    {
        var entries = newestFirst.Reverse().ToList();
        var bySize = entries.ConvertAll(static entry => entry.Size > 0);
        if (Fits(bySize)) return Build(bySize);

        // An instruction may make a layer of no bytes; then its kind tells.
        var byKind = entries.ConvertAll(static entry => entry.Size > 0 || MakesLayer(entry.CreatedBy));
        return Fits(byKind) ? Build(byKind) : [];

        bool Fits(List<bool> made) => made.Count(static m => m) == layers;
        ImmutableArray<ImageHistory> Build(List<bool> made) =>
            [.. entries.Select((entry, i) => new ImageHistory(string.IsNullOrEmpty(entry.CreatedBy) ? null : entry.CreatedBy, !made[i]))];
    }

    // What BuildKit ("RUN …", "COPY …") and the classic builder ("/bin/sh -c …", "#(nop) COPY …") write for instructions that make layers.
    private static bool MakesLayer(string? createdBy)
    {
        var text = createdBy ?? "";
        var nop = text.IndexOf("#(nop)", StringComparison.Ordinal);
        var instruction = (nop >= 0 ? text[(nop + 6)..] : text).TrimStart();
        if (instruction.StartsWith("COPY ", StringComparison.Ordinal) || instruction.StartsWith("ADD ", StringComparison.Ordinal)) return true;
        if (nop >= 0) return false;
        return instruction.StartsWith("RUN ", StringComparison.Ordinal) || instruction.StartsWith("WORKDIR ", StringComparison.Ordinal)
            || instruction.StartsWith("/bin/sh -c ", StringComparison.Ordinal) || instruction.StartsWith('|');
    }
}
