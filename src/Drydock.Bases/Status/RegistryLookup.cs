using System.Collections.Immutable;
using System.Globalization;
using Drydock.Bases.History;
using Drydock.Bases.Ladder;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;

namespace Drydock.Bases.Status;

/// <summary>Asks a registry about a base: the tags that there are, and what its tag points to now.</summary>
/// <param name="client">Kept by the caller.</param>
/// <param name="platform">Whose content counts: a new index with the same image for this platform is no news.</param>
/// <param name="histories">What is known of tags; null for the built-in histories.</param>
/// <param name="kept">Lists of tags that need not be asked for again; null to ask always.</param>
public sealed class RegistryLookup(RegistryClient client, Platform platform, TagHistories? histories = null, KeptTagLists? kept = null)
{
    /// <summary>Asks. What the registry does not answer is a problem of the result, never an error.</summary>
    public async Task<BaseLookup> AskAsync(ImageReference image, DateOnly day, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var tags = await TryAsync(() => ListAsync(image, day, cancellationToken), problems);
        var digest = image.Tag is null && image.Digest is not null ? null : await TryAsync(() => DigestAsync(image, cancellationToken), problems);
        return new BaseLookup(tags, digest, problems.ToImmutable());
    }

    /// <summary>As <see cref="AskAsync(ImageReference, DateOnly, CancellationToken)"/>, and by which digests the content behind the tag is known, to compare it with one that was recorded.</summary>
    /// <param name="listed">The digest that the tag had at the last look, with that of the platform's manifest: while the registry tells the same one, nothing more is asked.</param>
    public async Task<BaseLookup> AskAsync(ImageReference image, DateOnly day, (Digest Listed, Digest Manifest)? listed, CancellationToken cancellationToken)
    {
        var found = await AskAsync(image, day, cancellationToken);
        if (image.Tag is null && image.Digest is not null) return found;
        var problems = found.Problems.ToBuilder();
        if (found.Digest is not { } digest) return found;
        if (listed is var (same, manifest) && same == digest) return found with { ManifestDigest = manifest, Names = [digest, manifest] };
        var resolved = await TryAsync(() => ResolveAsync(image.With(null, digest), cancellationToken), problems);
        if (resolved is null) return found with { Digest = null, Problems = problems.ToImmutable() };
        return found with { ManifestDigest = resolved.ManifestDigest, Names = [.. new[] { digest, resolved.ManifestDigest, resolved.ConfigDigest }.OfType<Digest>().Distinct()] };
    }

    private async Task<TagList> ListAsync(ImageReference image, DateOnly day, CancellationToken cancellationToken)
    {
        var (tags, at) = kept is null ? (await client.ListTagsAsync(image.With(null, null), cancellationToken), null) : await kept.ListAsync(client, image, cancellationToken);
        var source = at is { } time ? string.Create(CultureInfo.InvariantCulture, $"registry {image.Registry}, as listed at {time.UtcDateTime:HH:mm} UTC") : $"registry {image.Registry}";
        return TagList.Listed(image, tags, day, source, histories?.Of(image));
    }

    /// <summary>The digest behind the tag: the pinned one itself when both are the same image on the platform.</summary>
    private async Task<Digest?> DigestAsync(ImageReference image, CancellationToken cancellationToken)
    {
        var head = await client.HeadManifestAsync(image.With(image.Tag ?? "latest", null), cancellationToken);
        if (image.Digest is not { } pinned || pinned == head.Digest) return head.Digest;
        var now = await OnPlatformAsync(image.With(null, head.Digest), cancellationToken);
        var then = await OnPlatformAsync(image.With(null, pinned), cancellationToken);
        return now is not null && now == then ? pinned : head.Digest;
    }

    private async Task<Digest?> OnPlatformAsync(ImageReference image, CancellationToken cancellationToken) => (await ResolveAsync(image, cancellationToken)).ManifestDigest;

    private async Task<ImageManifest> ResolveAsync(ImageReference image, CancellationToken cancellationToken)
    {
        await using var source = new RegistrySource(client, image);
        return await source.ResolveAsync(platform, cancellationToken);
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T>> ask, ImmutableArray<Problem>.Builder problems)
    {
        try
        {
            return await ask();
        }
        catch (ProblemException error)
        {
            problems.Add(error.Problem);
            return default;
        }
    }
}
