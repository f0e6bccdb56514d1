using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;
using Drydock.Images.References;

namespace Drydock.Cli.Checking;

/// <summary>What the other services of a fleet stand on, so that a file that is checked alone is compared with them too.</summary>
internal static class FleetBases
{
    /// <summary>More Dockerfiles are not read for a comparison.</summary>
    private const int Most = 500;

    /// <summary>Dockerfile and base of the services whose files are not checked themselves. One that cannot be read is left out: nothing is judged here.</summary>
    public static async Task<IReadOnlyList<(string Path, ImageReference Base)>> OfAsync(Invocation run, FleetSource fleet, Func<string, bool> isChecked)
    {
        var found = new List<(string Path, ImageReference Base)>();
        foreach (var service in fleet.File.Services.Where(static s => s.Dockerfile is not null).DistinctBy(static s => s.Dockerfile, StringComparer.Ordinal).Take(Most))
        {
            var path = service.Dockerfile!;
            var full = fleet.PathOf(path);
            if (isChecked(full)) continue;
            try
            {
                var model = DockerfileModel.Of(await TargetFile.ReadAsync(full, DockerfileInput.MostBytes, run.Cancellation));
                if (WrittenBase.Of(model, service.Target, service.Arguments)?.Reference is { } reference) found.Add((path, reference));
            }
            catch (TargetException)
            {
                // It is told where it is checked.
            }
        }

        return found;
    }
}
