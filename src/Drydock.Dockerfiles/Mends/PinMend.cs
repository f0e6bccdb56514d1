using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Names the release of the operating system in every base's tag, and the digest where a registry may be asked.</summary>
/// <remarks>The version stays as precise as it is: how far it may float is the service's own choice. All bases or none: a file that is half pinned reads as pinned.</remarks>
internal static class PinMend
{
    public static readonly Mend Mend = new("pin", "name the release of each base, and its digest", Run);

    private static MendResult Run(MendContext c)
    {
        var edits = new Dictionary<TextSpan, TextEdit>();
        foreach (var from in c.File.Stages.Select(static s => s.From))
        {
            if (from.BaseStage is not null || from.IsScratch || from.Reference is { Digest: not null }) continue;
            if (from.Reference is not { } reference) return MendResult.Refuse($"the base of {MendContext.Place(from)} is only known when it is built");
            if (reference.Tag is null or "latest") return MendResult.Refuse($"{reference.Familiar} names no version; write the one that the service is made for");
            if (c.Settings.SuiteTag(reference) is not { } tag) return MendResult.Refuse($"which tag of {reference.FamiliarName} names the release that {reference.Tag} stands on is not known here");
            var (digest, problem) = DigestOf(c, reference.With(tag, null));
            if (problem is not null) return MendResult.Refuse($"the digest of {reference.With(tag, null).Familiar} is not known: {problem}") with { Unanswered = true };
            if (tag == reference.Tag && digest is null) continue;
            if (BaseText.Find(from) is not { } written) return MendResult.Refuse($"the base of {MendContext.Place(from)} is put together from arguments; write it in one piece");
            if (written.WithTag(c, tag + (digest is null ? "" : $"@{digest}")) is { } edit) edits[edit.Span] = edit;
        }

        return MendResult.Of(edits.Values);
    }

    private static (string? Digest, string? Problem) DigestOf(MendContext c, ImageReference reference)
    {
        if (c.Settings.Digest is not { } ask) return (null, null);
        var answer = ask(reference);
        return answer.Digest is { } digest ? (digest.ToString(), null) : (null, answer.Problem ?? "no answer");
    }
}
