using Drydock.Assessment.Configuration;
using Drydock.Cli.Checking;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images;

namespace Drydock.Cli.Fleet;

/// <summary>What there is to look at for a service: its image where the fleet file names one, else its sources and the base of its final stage.</summary>
internal sealed class ServiceParts(Invocation run, FleetSource source)
{
    public const string Image = "image";
    public const string Base = "base";
    public const string Sources = "sources";

    /// <summary>The parts of a service, each with what a person would write as target.</summary>
    /// <exception cref="ProblemException">Its Dockerfile cannot be read.</exception>
    public async Task<IReadOnlyList<(string Part, string Target)>> OfAsync(FleetService service)
    {
        if (service.Image is { } image) return [(Image, image)];
        var parts = new List<(string Part, string Target)>();
        if (ContextOf(service) is { } folder) parts.Add((Sources, folder));
        if (await BaseOfAsync(service) is { } reference) parts.Add((Base, reference));
        return parts;
    }

    /// <summary>The build context's path; null for a service without Dockerfile.</summary>
    public string? ContextOf(FleetService service) =>
        service.Dockerfile is not { } dockerfile ? null : service.Context is { } context ? source.PathOf(context) : Path.GetDirectoryName(source.PathOf(dockerfile));

    /// <summary>What the final stage stands on, as the Dockerfile says, else as the fleet file says; null for scratch and where nothing says it.</summary>
    /// <exception cref="ProblemException">Its Dockerfile cannot be read.</exception>
    public async Task<string?> BaseOfAsync(FleetService service)
    {
        if (service.Dockerfile is not { } dockerfile) return service.Base;
        var model = DockerfileModel.Of(await TargetFile.ReadAsync(source.PathOf(dockerfile), DockerfileInput.MostBytes, run.Cancellation));
        var stage = service.Target is { } target ? model.Stages.LastOrDefault(s => target.Equals(s.Name, StringComparison.OrdinalIgnoreCase)) : model.Final;
        if (stage?.RootFrom.IsScratch == true) return null;
        var written = stage?.RootFrom.Reference?.Familiar;
        if (written is not null && service.Base is { } told && service.Arguments.IsEmpty && told != written)
            run.Printer.Warning($"{service.Name}: {source.File.Path} says that it stands on {told}, its Dockerfile says {written}; the Dockerfile counts");
        return service.Arguments.IsEmpty ? written ?? service.Base : service.Base ?? written;
    }
}
