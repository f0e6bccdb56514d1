using Drydock.Assessment.StructureTests;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Runs the commands of structure tests, each in a container of its own that is thrown away: what a setup left there is seen by its command only.</summary>
internal sealed class StructureCommands(TimeProvider clock, string folder, BuildEngine engine)
{
    /// <summary>Runs one.</summary>
    public Task<StructureResult> RunAsync(StructureTest test, CommandTest command, string image, ImageManifest? manifest, CancellationToken cancellationToken)
    {
        var variables = new StructureVariables(manifest?.Environment ?? []);
        var ready = command with { Command = variables.Command(command.Command) };
        string[] environment = [.. variables.Environment(test.GlobalEnvironment.Concat(command.Environment))];
        return engine.Name == "buildah" ? InWorkingContainerAsync(test, ready, image, environment, cancellationToken) : InContainersAsync(test, ready, image, environment, cancellationToken);
    }

    private async Task<StructureResult> InWorkingContainerAsync(StructureTest test, CommandTest command, string image, string[] environment, CancellationToken cancellationToken)
    {
        var made = await ProgramRun.RunAsync(engine.Run(image, null, command.Command, environment, test.User), folder, null, null, cancellationToken);
        if (made.ExitCode != 0) return new StructureResult(command.Name, StructureOutcome.NotJudged, $"no container: {Last(made)}");
        var container = made.Output.Trim();
        try
        {
            foreach (var setup in command.Setup)
                if (await ProgramRun.RunAsync(engine.Run(image, container, setup, environment, test.User), folder, null, null, cancellationToken) is { ExitCode: not 0 } failed) return Failed(command, setup, failed);
            var result = await ProgramRun.RunAsync(engine.Run(image, container, command.Command, environment, test.User), folder, null, null, cancellationToken);
            return StructureJudge.Judge(command, result.ExitCode, result.Output, result.Error);
        }
        finally
        {
            await ProgramRun.RunAsync([engine.Path, "rm", container], folder, null, null, CancellationToken.None);
        }
    }

    /// <summary>Every setup command makes an image from what it left, as container-structure-test does it.</summary>
    private async Task<StructureResult> InContainersAsync(StructureTest test, CommandTest command, string image, string[] environment, CancellationToken cancellationToken)
    {
        var made = new List<string>();
        try
        {
            foreach (var setup in command.Setup)
            {
                var (container, next) = (Leftovers.Container(clock), Leftovers.Image(clock, "setup"));
                try
                {
                    if (await ProgramRun.RunAsync(engine.RunNamed(container, made.LastOrDefault(image), setup, environment, test.User), folder, null, null, cancellationToken) is { ExitCode: not 0 } failed) return Failed(command, setup, failed);
                    if (await ProgramRun.RunAsync([engine.Path, "commit", container, next], folder, null, null, cancellationToken) is { ExitCode: not 0 } lost)
                        return new StructureResult(command.Name, StructureOutcome.NotJudged, $"what its setup left could not be kept: {Last(lost)}");
                    made.Add(next);
                }
                finally
                {
                    await ProgramRun.RunAsync([engine.Path, "rm", "--force", container], folder, null, null, CancellationToken.None);
                }
            }

            var result = await ProgramRun.RunAsync(engine.Run(made.LastOrDefault(image), null, command.Command, environment, test.User), folder, null, null, cancellationToken);
            return StructureJudge.Judge(command, result.ExitCode, result.Output, result.Error);
        }
        finally
        {
            foreach (var setup in Enumerable.Reverse(made)) await ProgramRun.RunAsync(engine.Remove(setup), folder, null, null, CancellationToken.None);
        }
    }

    private static StructureResult Failed(CommandTest command, IEnumerable<string> setup, ProgramResult result) =>
        new(command.Name, StructureOutcome.Failed, $"its setup '{string.Join(' ', setup)}' ended with {result.ExitCode} ({Last(result)})");

    private static string Last(ProgramResult result) => result.Telling is [.., var last] ? last : $"exit code {result.ExitCode}";
}
