namespace Drydock.Cli.Tests;

/// <summary>What surrounds a run.</summary>
internal sealed class CliSetup
{
    public Dictionary<string, string> Variables { get; init; } = [];

    public string Input { get; init; } = "";

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public string CurrentFolder { get; init; } = Path.GetTempPath();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How long a program that only advises may take.</summary>
    public TimeSpan ProgramPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Takes the place of standard output.</summary>
    public Stream? Output { get; init; }

    public CancellationToken Cancellation { get; init; } = TestContext.Current.CancellationToken;

    public async Task<CliRun> RunAsync(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var session = new Session
        {
            Output = Output ?? output,
            Error = error,
            Input = new StringReader(Input),
            OpenInput = () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Input)),
            Clock = Clock,
            ProgramPatience = ProgramPatience,
            Environment = name => Variables.GetValueOrDefault(name),
            CurrentFolder = CurrentFolder,
            OutputIsTerminal = OutputIsTerminal,
            ErrorIsTerminal = ErrorIsTerminal,
            Columns = () => OutputIsTerminal || ErrorIsTerminal ? 100 : null,
        };
        var code = await CommandLine.RunAsync(arguments, session, Cancellation);
        return new CliRun(code, CliRun.Text(output), error.ToString());
    }
}
