using System.Collections.Immutable;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Applies mends one after the other, and reads the file again behind each.</summary>
public static class MendApplier
{
    /// <summary>Applies the mends of a list that are wanted, always in the order of <see cref="MendList.All"/>.</summary>
    public static MendOutcome Apply(ReadOnlyMemory<byte> source, MendSettings settings, IReadOnlyCollection<Mend> wanted)
    {
        var applied = ImmutableArray.CreateBuilder<Mend>();
        var refused = ImmutableArray.CreateBuilder<(Mend, MendResult)>();
        foreach (var mend in MendList.All.Where(wanted.Contains))
        {
            var (text, result) = Apply(source, settings, mend);
            if (result.Refusal is not null) refused.Add((mend, result));
            if (text is null) continue;
            source = text;
            applied.Add(mend);
        }

        return new MendOutcome(source, applied.ToImmutable(), refused.ToImmutable());
    }

    /// <summary>Applies one; the text is null where nothing changes.</summary>
    private static (byte[]? Text, MendResult Result) Apply(ReadOnlyMemory<byte> source, MendSettings settings, Mend mend)
    {
        var file = settings.Check.Read(source);
        if (file.Final is null || file.Syntax.Error is not null || !file.Problems.IsEmpty) return (null, MendResult.Refuse("builders do not read the file as it is; mend that first"));
        var result = mend.Run(new MendContext(file, settings));
        if (result.Edits.IsEmpty) return (null, result);
        var changed = TextEdits.Apply(source.Span, result.Edits);
        return Holds(file, changed, result.Edits) ? (changed, result) : (null, MendResult.Refuse("it would change more than it says"));
    }

    /// <summary>True when every instruction that no edit touches is still there, and builders read the whole file.</summary>
    private static bool Holds(DockerfileModel before, byte[] changed, ImmutableArray<TextEdit> edits)
    {
        var after = DockerfileModel.Of(changed);
        return after.Problems.IsEmpty && after.Final is not null && FixGate.Passes(before.Syntax, after.Syntax, edits);
    }
}
