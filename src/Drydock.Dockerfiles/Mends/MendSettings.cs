using Drydock.Dockerfiles.Rules;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What mends know beside the Dockerfile.</summary>
/// <param name="Check">What a check of the same file knows: its build context, and what its bases hold.</param>
public sealed record MendSettings(CheckSettings Check)
{
    /// <summary>The tag of the same image that names its release too: <c>3.11-slim</c> → <c>3.11-slim-trixie</c>; the tag itself where it names one; null when none is known.</summary>
    public Func<ImageReference, string?> SuiteTag { get; init; } = static reference => KnownBases.Of(reference).Release is null ? null : reference.Tag;

    /// <summary>What a registry says that a tag points to; null when none may be asked.</summary>
    public Func<ImageReference, DigestAnswer>? Digest { get; init; }
}
