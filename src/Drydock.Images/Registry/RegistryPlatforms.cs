using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Images.Registry;

/// <summary>For which platforms a reference is there, and under which digests.</summary>
public static class RegistryPlatforms
{
    /// <summary>The platforms of an index, sorted by name, attestations left out; of a single image its own. An index that names no platforms gives none.</summary>
    /// <exception cref="RegistryException">It cannot be had.</exception>
    public static async Task<ImmutableArray<PlatformDigest>> ListAsync(RegistryClient client, ImageReference reference, CancellationToken cancellationToken)
    {
        var document = await client.GetManifestAsync(reference, cancellationToken);
        var reading = ManifestReading.Read(document.Content, document.MediaType, out var wrong)
            ?? throw RegistryProblems.Damaged("reading manifest of", reference.Familiar, document.AnsweredBy, wrong!);
        if (reading.Manifests is { } manifests)
        {
            return [.. manifests.Where(static m => m is { IsAttestation: false, Platform: not null }).Select(static m => new PlatformDigest(m.Platform!.Value, m.Digest))
                .DistinctBy(static p => p.Platform).OrderBy(static p => p.Platform.ToString(), StringComparer.Ordinal)];
        }

        await using var source = new RegistrySource(client, reference.With(reference.Tag, document.Digest));
        return [new PlatformDigest((await source.ResolveAsync(null, cancellationToken)).Platform, document.Digest)];
    }

    /// <summary>True when one of the platforms runs on another.</summary>
    public static bool Has(ImmutableArray<PlatformDigest> platforms, Platform on) => platforms.Any(p => PlatformChoice.Runs(p.Platform, on));
}
