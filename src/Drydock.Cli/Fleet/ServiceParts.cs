using Drydock.Assessment.Configuration;
using Drydock.Cli.Checking;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;
using Drydock.Images;
using Drydock.Images.References;

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
    public async Task<string?> BaseOfAsync(FleetService service) => (await FindBaseAsync(service)).Reference;

    /// <summary>As <see cref="BaseOfAsync"/>, with the place where it is written.</summary>
    /// <exception cref="ProblemException">Its Dockerfile cannot be read.</exception>
    public async Task<ServiceBase> FindBaseAsync(FleetService service)
    {
        var told = new ServiceBase(ImageReference.TryParse(service.Base, out var named, out _) ? named.Familiar : service.Base, source.File.Path, service.Line, IsScratch: false);
        if (service.Dockerfile is not { } dockerfile) return told;
        var path = source.PathOf(dockerfile);
        var model = DockerfileModel.Of(await TargetFile.ReadAsync(path, DockerfileInput.MostBytes, run.Cancellation));
        if (WrittenBase.Of(model, service.Target, service.Arguments) is not { } written) return told;
        var shown = Path.GetRelativePath(run.Session.CurrentFolder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
        if (written.IsScratch) return new ServiceBase(null, shown, written.From.Syntax.FirstLine, IsScratch: true);
        if (written.Reference?.Familiar is not { } reference) return told;
        if (told.Reference is { } other && other != reference)
            run.Printer.Warning($"{service.Name}: {source.File.Path} says that it stands on {other}, its Dockerfile says {reference}; the Dockerfile counts");
        return new ServiceBase(reference, shown, written.From.Syntax.FirstLine, IsScratch: false);
    }
}
