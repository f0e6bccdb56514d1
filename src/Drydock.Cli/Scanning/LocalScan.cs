using Drydock.Assessment;
using Drydock.Assessment.Reports;
using Drydock.Images;
using Drydock.Images.Engines;

namespace Drydock.Cli.Scanning;

/// <summary>Scans every image of the local container engines.</summary>
internal sealed class LocalScan(Invocation run, Scanner scanner)
{
    /// <summary>Scans the images whose name fits a glob; an image that cannot be read fails alone.</summary>
    /// <param name="filter"><c>python*</c>, or a part of a name; null for every image.</param>
    /// <param name="each">Called with each complete report, for formats that hold it.</param>
    /// <returns>One summary per image, by reference.</returns>
    /// <exception cref="ProblemException">No engine answers.</exception>
    public async Task<IReadOnlyList<ScanSummary>> ScanAsync(string? filter, Action<ScanReport> each, CancellationToken cancellationToken)
    {
        var images = await ListAsync(filter, cancellationToken);
        var summaries = new List<ScanSummary>();
        foreach (var image in images)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Printer.Step($"image {summaries.Count + 1} of {images.Count}: {image.Text}");
            try
            {
                var report = await scanner.ScanAsync(image, cancellationToken);
                each(report);
                summaries.Add(ScanSummary.Of(report));
            }
            catch (ProblemException problem)
            {
                summaries.Add(ScanSummary.Failed(image.Text, problem.Problem));
            }
        }

        return summaries;
    }

    /// <summary>The images of every engine that answers; one that does not is named, and an error where none does.</summary>
    private async Task<List<ImageTarget>> ListAsync(string? filter, CancellationToken cancellationToken)
    {
        var endpoints = EngineEndpoints.For(TargetKind.Image, run.Session.Environment);
        if (endpoints.Count == 0)
            throw new TargetException(new("looking for", "a container engine", "neither Docker nor Podman listens on this machine", "start one, or set DOCKER_HOST or CONTAINER_HOST"));
        var found = new List<ImageTarget>();
        EngineException? failed = null;
        var answered = 0;
        foreach (var endpoint in endpoints)
        {
            try
            {
                using var engine = await ContainerEngine.ConnectAsync(endpoint, cancellationToken);
                found.AddRange((await engine.ListImagesAsync(cancellationToken)).Where(i => i.Matches(filter)).Select(i => Target(endpoint, i)));
                answered++;
            }
            catch (EngineException error)
            {
                failed = error;
                run.Printer.Warning(error.Message);
            }
        }

        if (answered == 0 && failed is not null) throw failed;
        return [.. found.OrderBy(static t => t.Text, StringComparer.Ordinal)];
    }

    private static ImageTarget Target(EngineEndpoint endpoint, LocalImage image)
    {
        var kind = endpoint.Name == "podman" ? TargetKind.Podman : TargetKind.Docker;
        var name = image.Names is [var first, ..] ? first : image.Id;
        return new ImageTarget(kind, name, $"{endpoint.Name}:{name}");
    }
}
