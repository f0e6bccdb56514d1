using Drydock.Assessment.Configuration;
using Drydock.Assessment.Updates;
using Drydock.Bases.Status;
using Drydock.Bases.Tags;
using Drydock.Cli.Checking;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;
using Drydock.Images;
using Drydock.Images.References;
using Drydock.Images.Registry;
using Drydock.Images.Registry.Credentials;

namespace Drydock.Cli.Updating;

/// <summary>Decides which base a service steps to and how its Dockerfile changes for it. Nothing is written.</summary>
internal sealed class UpdatePlanner(Invocation run, FleetSource source, UpdateSettings settings)
{
    private const string Doing = "updating";

    /// <summary>The change of a service.</summary>
    /// <param name="pending">What earlier changes of this run made of a file; it counts in place of what lies on disk.</param>
    /// <returns>The change, or why there is none.</returns>
    /// <exception cref="ProblemException">It could not be found out, or the file cannot be changed.</exception>
    public async Task<(PlannedUpdate? Plan, string Why)> PlanAsync(FleetService service, IReadOnlyDictionary<string, byte[]> pending, CancellationToken cancellationToken)
    {
        if (service.Dockerfile is not { } dockerfile) throw Cannot(service, "it has no Dockerfile to change", $"name one as dockerfile: in {source.File.Path}");
        var file = source.PathOf(dockerfile);
        var shown = Path.GetRelativePath(run.Session.CurrentFolder, file) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : file;
        var original = pending.TryGetValue(file, out var earlier) ? earlier : await TargetFile.ReadAsync(file, DockerfileInput.MostBytes, cancellationToken);
        var written = WrittenBase.Of(DockerfileModel.Of(original), service.Target, service.Arguments);
        if (written is { IsScratch: true }) return (null, "it stands on scratch");
        if (written?.Reference is not { } from) throw Cannot(service, $"{shown} does not say its base without build arguments", $"give them as args: in {source.File.Path}");
        using var client = new RegistryClient(RegistrySettings.Of(run, settings.Target), StoredCredentials.From(run.Session.Environment, from.Registry), run.Session.Clock, new Random());
        var choice = await ChooseAsync(from, client, cancellationToken);
        if (choice.Reference is null && settings.PinDigest && from.Tag is not null) choice = choice with { Reference = from.With(from.Tag, null), Reason = "the same tag, held by its digest" };
        if (choice.Reference is not { } chosen) return (null, choice.Reason);
        var to = await PinnedAsync(from, chosen, client, cancellationToken);
        if (to == from && choice.Rung is { Kind: UpdateKind.Rebuild }) return (new PlannedUpdate(service, file, shown, original, original.ToArray(), from, to, choice, []), choice.Reason);
        if (to == from) return (null, $"{from.Familiar} is written already");
        var edit = BaseEdit.Of(original, service.Target, service.Arguments, Spelled(written.Text!, from, to));
        if (edit.Content is not { } changed) throw Cannot(service, $"{shown}: {edit.Wrong}", $"write {to.Familiar} by hand");
        return (new PlannedUpdate(service, file, shown, original, changed, from, to, choice, edit.Lines), choice.Reason);
    }

    private async Task<UpdateChoice> ChooseAsync(ImageReference from, RegistryClient client, CancellationToken cancellationToken)
    {
        if (settings.To is { } to && !UpdateChoice.IsStep(to))
        {
            if (to.StartsWith(':') && to.Length > 1) to = from.Name + to;
            if (!ImageReference.TryParse(to, out var named, out var wrong)) throw new ProblemException(wrong);
            return new UpdateChoice(named, "asked for by name", null);
        }

        var day = SourceDate.Today(run.Session);
        var lifecycle = LifecycleFile.Open(run);
        BaseLookup? found = null;
        if (!run.Value(settings.Target.Offline))
        {
            found = await new RegistryLookup(client, RegistrySettings.Platform(run, settings.Target), lifecycle.Histories, TagLists.Of(run, settings.Target)).AskAsync(from, day, cancellationToken);
            if (!found.Problems.IsEmpty) throw new ProblemException(found.Problems[0] with { Next = $"{found.Problems[0].Next}; or name the new base with --to, or use the built-in facts with --offline" });
        }

        return UpdateChoice.Of(new BaseReader(lifecycle).Read(from, day, found), settings.To);
    }

    /// <summary>The new base with its digest, where that is asked for or the old one has one: an update never holds less firmly.</summary>
    private async Task<ImageReference> PinnedAsync(ImageReference from, ImageReference to, RegistryClient client, CancellationToken cancellationToken)
    {
        if (to.Digest is not null || !(settings.PinDigest || from.Digest is not null)) return to;
        if (run.Value(settings.Target.Offline)) throw new ProblemException(new("looking up the digest of", to.Familiar, "--offline asks no registry", "write the digest with --to, or leave --offline out"));
        return to.With(to.Tag, (await client.HeadManifestAsync(to.With(to.Tag ?? "latest", null), cancellationToken)).Digest);
    }

    /// <summary>The new base in the spelling of the file: a name that stays keeps its form.</summary>
    private static string Spelled(string written, ImageReference from, ImageReference to)
    {
        if (from.Name != to.Name) return to.Familiar;
        var name = written.Split('@')[0];
        if (from.Tag is not null) name = name[..name.LastIndexOf(':')];
        return $"{name}{(to.Tag is null ? "" : ":" + to.Tag)}{(to.Digest is { } digest ? "@" + digest : "")}";
    }

    private static ProblemException Cannot(FleetService service, string wrong, string next) => new(new(Doing, service.Name, wrong, next));
}
