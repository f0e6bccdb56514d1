using System.Collections.Immutable;
using Drydock.Assessment;
using Drydock.Assessment.State;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Cli.Fleet;

/// <summary>Records what a scan of a single image saw, where that image is the base of services of the nearest fleet: a look at a base is one however it came about.</summary>
/// <remarks>Only in a state file that is there: a fleet that records nothing is left so.</remarks>
internal static class ScannedBase
{
    /// <summary>Records the digest; says for which services. That it cannot be recorded is told and changes nothing about the scan.</summary>
    public static async Task RecordAsync(Invocation run, ScanReport report, FleetOptions options)
    {
        if (report.Target is not { Kind: TargetKind.Image or TargetKind.Registry, ManifestDigest: { } digest, AnsweredBy: { } answered } target || !answered.StartsWith("registry ", StringComparison.Ordinal)) return;
        var name = target.Reference.StartsWith("registry:", StringComparison.Ordinal) ? target.Reference["registry:".Length..] : target.Reference;
        if (!ImageReference.TryParse(name, out var image, out _) || image.Tag is null) return;
        try
        {
            if (await FleetSource.NearestAsync(run) is not { } source || source.StatePath(run, options) is var path && !File.Exists(path)) return;
            var services = await StandingOnAsync(run, source, image.Familiar);
            if (services.IsEmpty) return;
            using var state = StateFile.OpenExisting(path);
            var now = SourceDate.Of(run.Session) ?? run.Session.Clock.GetUtcNow();
            state.RecordBases(services.Select(s => new SeenBase(s, now, image.Familiar, digest, digest, [digest], target.Platform?.ToString())));
            run.Printer.Message($"recorded: the digest of {image.Familiar}, the base of {string.Join(", ", services)}");
        }
        catch (ProblemException error)
        {
            run.Printer.Warning($"what the base of services points to was not recorded: {error.Problem}");
        }
    }

    private static async Task<ImmutableArray<string>> StandingOnAsync(Invocation run, FleetSource source, string reference)
    {
        var parts = new ServiceParts(run, source);
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var service in source.File.Services)
        {
            try
            {
                if (await parts.BaseOfAsync(service) is { } text && ImageReference.TryParse(text, out var written, out _) && written.Familiar == reference) found.Add(service.Name);
            }
            catch (ProblemException)
            {
                // Its Dockerfile cannot be read: "drydock bases" tells that.
            }
        }

        return found.ToImmutable();
    }
}
