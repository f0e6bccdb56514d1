using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.StructureTests;
using Drydock.Assessment.Updates;
using Drydock.Cli.Fleet;
using Drydock.Cli.Scanning;
using Drydock.Cli.Terminal;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Runs the tests of a service against a built image: its structure tests, then its own command.</summary>
internal sealed class ServiceTests(Invocation run, FleetSource source, BuildEngine engine, TargetOptions options)
{
    private const int MostTestBytes = 1 << 20;

    /// <summary>The results as they come; the caller stops at the first that failed.</summary>
    /// <param name="folder">For the saved image; the caller removes it.</param>
    /// <param name="hasHealthcheck">Its Dockerfile has a HEALTHCHECK.</param>
    public async IAsyncEnumerable<UpdateProof> RunAsync(FleetService service, string image, string folder, bool hasHealthcheck, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (service.StructureTest is { } file)
        {
            run.Printer.Message(TerminalText.Line($"{service.Name}: structure tests of {file}"));
            yield return await StructureAsync(source.PathOf(file), file, image, folder, cancellationToken);
        }

        if (hasHealthcheck || service.Healthcheck is { Http: not null })
        {
            run.Printer.Message($"{service.Name}: health in a hardened container");
            foreach (var health in await HealthAsync(service, image, folder, cancellationToken)) yield return health;
        }

        if (!service.Test.IsEmpty)
        {
            run.Printer.Message(TerminalText.Line($"{service.Name}: {string.Join(' ', service.Test)}"));
            yield return await OwnAsync(service, image, cancellationToken);
        }
    }

    private async Task<ImmutableArray<UpdateProof>> HealthAsync(FleetService service, string image, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var contents = await ReadAsync(new StructureTest(), image, folder, cancellationToken);
            return contents.Manifest is { } manifest ? await new HealthRun(run, source.Folder, engine).RunAsync(image, manifest, service.Healthcheck ?? ServiceHealthcheck.None, cancellationToken) : [];
        }
        catch (ProblemException error)
        {
            return [new UpdateProof(HealthRun.ProofName, false, error.Problem.ToString())];
        }
    }

    private async Task<UpdateProof> OwnAsync(FleetService service, string image, CancellationToken cancellationToken)
    {
        var command = service.Test.Select(w => w.Replace("{image}", image, StringComparison.Ordinal)).ToList();
        var program = command[0].Contains('/', StringComparison.Ordinal) ? source.PathOf(command[0]) : ProgramPath.Find(run.Session, command[0]);
        if (program is null) return new UpdateProof("test", false, $"{command[0]} is not installed");
        command[0] = program;
        var shown = string.Join(' ', service.Test);
        try
        {
            var result = await ProgramRun.RunAsync(command, source.Folder, null, null, cancellationToken);
            return result.ExitCode == 0 ? new UpdateProof("test", true, $"{shown} passed") : new UpdateProof("test", false, $"{shown} ended with {result.ExitCode}") { Log = result.Telling };
        }
        catch (ProblemException error)
        {
            return new UpdateProof("test", false, error.Problem.ToString());
        }
    }

    private async Task<UpdateProof> StructureAsync(string path, string shown, string image, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var read = StructureTestReader.Read(Encoding.UTF8.GetString((await TargetFile.ReadAsync(path, MostTestBytes, cancellationToken)).Span).TrimStart('\uFEFF'));
            if (read.Test is not { } test) return new UpdateProof("structure tests", false, $"{shown}:{read.Problems[0]}") { Log = [.. read.Problems.Skip(1)] };
            var contents = await ReadAsync(test, image, folder, cancellationToken);
            var results = StructureJudge.Judge(test, contents).ToList();
            var commands = new StructureCommands(run.Session.Clock, source.Folder, engine);
            foreach (var command in test.Commands) results.Add(await commands.RunAsync(test, command, image, contents.Manifest, cancellationToken));
            var bad = results.Where(static r => r.Outcome != StructureOutcome.Passed).ToList();
            return bad.Count == 0
                ? new UpdateProof("structure tests", results.Count > 0, results.Count > 0 ? $"{results.Count} of {shown} passed" : $"{shown} has none")
                : new UpdateProof("structure tests", false, $"{bad.Count} of {results.Count} of {shown} did not pass") { Log = [.. bad.Select(static r => $"{r.Name}: {(r.Outcome == StructureOutcome.NotJudged ? "not judged: " : "")}{r.Text}")] };
        }
        catch (ProblemException error)
        {
            return new UpdateProof("structure tests", false, error.Problem.ToString());
        }
    }

    /// <summary>Files and config as the engine built them, read from what it saves.</summary>
    private async Task<ImageContents> ReadAsync(StructureTest test, string image, string folder, CancellationToken cancellationToken)
    {
        var archive = Path.Combine(folder, "image.tar");
        var saved = File.Exists(archive) ? null : await ProgramRun.RunAsync(engine.Save(image, archive), source.Folder, null, null, cancellationToken);
        if (saved is { ExitCode: not 0 }) throw new ProblemException(new("saving", image, $"{engine.Name} ended with {saved.ExitCode}{(saved.Telling is [.., var last] ? $" ({last})" : "")}", "look at the free space"));
        var settings = new ImageSourceOptions(run.Session.Environment, static _ => throw new InvalidOperationException("an archive needs no registry")) { Offline = true };
        await using var opened = await ImageSources.OpenAsync(new ImageTarget(TargetKind.DockerArchive, archive, image), settings, cancellationToken);
        return await new ImageReader(new StructureFiles(test), null, Limits.Default, run.Session.Clock).ReadAsync(opened, run.Value(options.Platform), null, cancellationToken);
    }
}
