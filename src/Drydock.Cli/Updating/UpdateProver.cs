using Drydock.Advisories;
using Drydock.Assessment.Updates;
using Drydock.Bases.Comparison;
using Drydock.Cli.Comparing;
using Drydock.Cli.Database;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.WrittenBases;
using Drydock.Images;
using Drydock.Images.References;

namespace Drydock.Cli.Updating;

/// <summary>Builds a service on its new base, tests it and compares the bases. The service's own files are not touched: the build reads a copy of the Dockerfile, so
/// that nothing is to be put back whatever ends it.</summary>
internal sealed class UpdateProver(Invocation run, FleetSource source, UpdateSettings settings, BuildEngine engine)
{
    /// <summary>Tries a change; the first thing that fails is the last one that is tried.</summary>
    public async Task<ServiceUpdateReport> ProveAsync(PlannedUpdate plan, CancellationToken cancellationToken)
    {
        var report = new ServiceUpdateReport
        {
            Service = plan.Service.Name,
            Dockerfile = plan.Shown,
            From = plan.From,
            To = plan.To,
            Reason = plan.Choice.Reason,
            Risk = plan.Choice.Rung?.Risk,
        };
        var folder = Directory.CreateTempSubdirectory("drydock-update-").FullName;
        var image = NameOf(plan);
        try
        {
            report = report with { Proofs = [await BuildAsync(plan, folder, image, cancellationToken)] };
            if (!report.Passed) return report;
            var proofs = report.Proofs.ToBuilder();
            await foreach (var proof in new ServiceTests(run, source, engine, settings.Target).RunAsync(plan.Service, image, folder, HasHealthcheck(plan), cancellationToken))
            {
                proofs.Add(proof);
                if (!proof.Passed) return report with { Proofs = proofs.ToImmutable() };
            }

            if (proofs.Count == 1) proofs.Add(new UpdateProof("test", true, $"none: the service has neither test: nor structure-test: in {source.File.Path} and no health check, so that only the build is proven"));
            report = report with { Proofs = proofs.ToImmutable() };
            return settings.Compare && (plan.ChangesFile || plan.Earlier is not null) ? await ComparedAsync(plan, report, cancellationToken) : report;
        }
        finally
        {
            await CleanAsync(image, folder);
        }
    }

    private async Task<UpdateProof> BuildAsync(PlannedUpdate plan, string folder, string image, CancellationToken cancellationToken)
    {
        run.Printer.Message($"{plan.Service.Name}: building on {plan.To.Familiar} with {engine.Name}");
        var copy = Path.Combine(folder, Path.GetFileName(plan.File));
        await File.WriteAllBytesAsync(copy, plan.Changed, cancellationToken);
        // NAME.dockerignore beside the Dockerfile wins over that of the context, so it goes along.
        if (File.Exists(plan.File + ".dockerignore")) File.Copy(plan.File + ".dockerignore", copy + ".dockerignore");
        var order = new BuildOrder(copy, new ServiceParts(run, source).ContextOf(plan.Service)!, image, plan.Service.Target, plan.Service.Arguments, run.Value(settings.Target.Platform)?.ToString(), IsInsecure(plan.To));
        var built = await ProgramRun.RunAsync(engine.Build(order), source.Folder, null, engine.BuildEnvironment, cancellationToken);
        return built.ExitCode == 0
            ? new UpdateProof("build", true, $"built with {engine.Name} {engine.Version}{engine.BuilderWords}")
            : new UpdateProof("build", false, $"{engine.Name} ended with {built.ExitCode}") { Log = built.Telling };
    }

    private async Task<ServiceUpdateReport> ComparedAsync(PlannedUpdate plan, ServiceUpdateReport report, CancellationToken cancellationToken)
    {
        var before = plan.ChangesFile ? plan.From : plan.Earlier!;
        run.Printer.Message($"{plan.Service.Name}: comparing {before.Familiar} and {plan.To.Familiar}");
        try
        {
            using var reader = new ComparisonReader(run, settings.Target);
            var use = ServiceUseReader.Of(plan.Shown, plan.Changed);
            var (old, now) = (await reader.ReadAsync(before.Familiar, cancellationToken), await reader.ReadAsync(plan.To.Familiar, cancellationToken));
            using var database = OpenedDatabase.Open(run, settings.Database);
            var findings = FindingChanges.Between(Matcher.Match(old.Inventory, database.Store, cancellationToken), Matcher.Match(now.Inventory, database.Store, cancellationToken));
            return report with { Comparison = ImageComparison.Of(old, now, use, SourceDate.Today(run.Session)) with { Findings = findings } };
        }
        catch (ProblemException error) when (!plan.ChangesFile)
        {
            // Registries forget content that no tag points to: that is no fault of the new one.
            run.Printer.Message($"{plan.Service.Name}: not compared: {error.Problem}");
            return report;
        }
        catch (ProblemException error)
        {
            return report with { Proofs = report.Proofs.Add(new UpdateProof("comparison", false, $"{error.Problem}; or take the change without one with --no-compare")) };
        }
    }

    private static bool HasHealthcheck(PlannedUpdate plan) =>
        WrittenBase.StageOf(DockerfileModel.Of(plan.Changed), plan.Service.Target)?.Last("healthcheck") is { } check && !check.Arguments.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase);

    private bool IsInsecure(ImageReference image)
    {
        var host = image.Registry;
        return RegistrySettings.Of(run, settings.Target).InsecureHosts.Contains(host) || host.StartsWith("127.", StringComparison.Ordinal) || host.StartsWith("[::1]", StringComparison.Ordinal) || host is "localhost" || host.StartsWith("localhost:", StringComparison.Ordinal);
    }

    /// <summary>A name of its own per change, so that runs beside this one do not meet.</summary>
    private string NameOf(PlannedUpdate plan)
    {
        var service = new string([.. plan.Service.Name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return Leftovers.Image(run.Session.Clock, service.Length == 0 ? "service" : service);
    }

    /// <summary>Also after an interruption; what cannot be removed is no reason to fail.</summary>
    private async Task CleanAsync(string image, string folder)
    {
        try
        {
            await ProgramRun.RunAsync(engine.Remove(image), source.Folder, null, null, CancellationToken.None);
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is ProblemException or IOException or UnauthorizedAccessException)
        {
            run.Printer.Detail($"not removed: {image} or {folder} ({error.Message})");
        }
    }
}
