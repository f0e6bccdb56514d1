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

        if (hasHealthcheck)
        {
            run.Printer.Message($"{service.Name}: health in a hardened container");
            if (await HealthAsync(image, folder, cancellationToken) is { } health) yield return health;
        }

        if (!service.Test.IsEmpty)
        {
            run.Printer.Message(TerminalText.Line($"{service.Name}: {string.Join(' ', service.Test)}"));
            yield return await OwnAsync(service, image, cancellationToken);
        }
    }

    private async Task<UpdateProof?> HealthAsync(string image, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var contents = await ReadAsync(new StructureTest(), image, folder, cancellationToken);
            return contents.Manifest is { } manifest ? await new HealthRun(run, source.Folder, engine).RunAsync(image, manifest, cancellationToken) : null;
        }
        catch (ProblemException error)
        {
            return new UpdateProof("health", false, error.Problem.ToString());
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
            var results = StructureJudge.Judge(test, await ReadAsync(test, image, folder, cancellationToken)).ToList();
            foreach (var command in test.Commands) results.Add(await CommandAsync(test, command, image, cancellationToken));
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

    private async Task<StructureResult> CommandAsync(StructureTest test, CommandTest command, string image, CancellationToken cancellationToken)
    {
        if (command.HasSetup) return new StructureResult(command.Name, StructureOutcome.NotJudged, "setup and teardown are not supported");
        var environment = test.GlobalEnvironment.Concat(command.Environment).Select(static e => $"{e.Name}={e.Value}").ToList();
        string? container = null;
        if (engine.Name == "buildah")
        {
            var made = await ProgramRun.RunAsync(engine.Run(image, null, command.Command, environment, test.User), source.Folder, null, null, cancellationToken);
            if (made.ExitCode != 0) return new StructureResult(command.Name, StructureOutcome.NotJudged, $"no container: {(made.Telling is [.., var last] ? last : $"exit code {made.ExitCode}")}");
            container = made.Output.Trim();
        }

        try
        {
            var result = await ProgramRun.RunAsync(engine.Run(image, container, command.Command, environment, test.User), source.Folder, null, null, cancellationToken);
            return StructureJudge.Judge(command, result.ExitCode, result.Output, result.Error);
        }
        finally
        {
            if (container is not null) await ProgramRun.RunAsync([engine.Path, "rm", container], source.Folder, null, null, CancellationToken.None);
        }
    }
}
