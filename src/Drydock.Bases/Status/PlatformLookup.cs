using System.Collections.Concurrent;
using System.Collections.Immutable;
using Drydock.Bases.Ladder;
using Drydock.Bases.Tags;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;

namespace Drydock.Bases.Status;

/// <summary>Asks a registry for which platforms a base and its steps are there: a step that loses the platform in use is not proposed.</summary>
/// <param name="client">Kept by the caller.</param>
/// <param name="platform">The platform in use.</param>
public sealed class PlatformLookup(RegistryClient client, Platform platform)
{
    private readonly ConcurrentDictionary<string, Task<ImmutableArray<PlatformDigest>>> asked = new(StringComparer.Ordinal);

    /// <summary>Adds what the registry says. What it does not answer is a problem of the result, never an error; of a base that was not looked up nothing is asked.</summary>
    /// <param name="own">Ask for the platforms of the base itself, too.</param>
    public async Task<BaseStatus> AskAsync(BaseStatus status, BaseLookup? found, bool own, CancellationToken cancellationToken)
    {
        if (found is null || (found.Tags is null && found.Digest is null)) return status;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        ImmutableArray<PlatformDigest> platforms = [];
        if (own && found.Digest is { } digest) platforms = await TryAsync(status.Reference.With(status.Reference.Tag, digest), problems, cancellationToken) ?? [];
        if (!platforms.IsEmpty && !RegistryPlatforms.Has(platforms, platform)) notices.Add(new Notice(UpdateKind.ArchLost, null, $"its registry does not have it for {platform}"));
        var ladder = ImmutableArray.CreateBuilder<Rung>();
        foreach (var rung in status.Ladder) ladder.Add(await JudgeAsync(rung, platforms, problems, notices, cancellationToken));
        return status with
        {
            Platform = platform,
            Platforms = platforms.IsEmpty ? status.Platforms : platforms,
            Ladder = ladder.ToImmutable(),
            Notices = [.. status.Notices, .. notices],
            Problems = [.. status.Problems, .. problems],
        };
    }

    private async Task<Rung> JudgeAsync(Rung rung, ImmutableArray<PlatformDigest> own, ImmutableArray<Problem>.Builder problems, ImmutableArray<Notice>.Builder notices, CancellationToken cancellationToken)
    {
        if (rung.Reference is not { } text || !ImageReference.TryParse(text, out var reference, out _)) return rung;
        var platforms = rung.Kind == UpdateKind.Rebuild ? own : await TryAsync(reference, problems, cancellationToken) ?? [];
        if (platforms.IsEmpty) return rung;
        if (RegistryPlatforms.Has(platforms, platform)) return rung with { HasPlatform = true };
        var has = string.Join(", ", platforms.Select(static p => p.Platform.ToString()));
        notices.Add(new Notice(UpdateKind.ArchLost, null, $"{text} is there for {has}, not for {platform}: the step {UpdateKinds.Word(rung.Kind)} is not proposed"));
        return rung with { Reference = null, Risk = null, Lost = text, HasPlatform = false, Reason = $"arch-lost: {text} is not built for {platform}" };
    }

    private async Task<ImmutableArray<PlatformDigest>?> TryAsync(ImageReference reference, ImmutableArray<Problem>.Builder problems, CancellationToken cancellationToken)
    {
        try
        {
            return await asked.GetOrAdd(reference.ToString(), _ => RegistryPlatforms.ListAsync(client, reference, cancellationToken));
        }
        catch (ProblemException error)
        {
            problems.Add(error.Problem);
            return null;
        }
    }
}
