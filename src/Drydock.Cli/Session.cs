using System.Text;

namespace Drydock.Cli;

/// <summary>Everything that a command reaches outside itself, so that tests run commands in-process.</summary>
internal sealed record Session
{
    public required Stream Output { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader Input { get; init; }

    /// <summary>Standard input as bytes, for what must not be decoded.</summary>
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    public required TimeProvider Clock { get; init; }

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Relative paths of outputs and databases start here.</summary>
    public required string CurrentFolder { get; init; }

    /// <summary>How long a program that only advises may take for an answer.</summary>
    public TimeSpan ProgramPatience { get; init; } = TimeSpan.FromSeconds(30);

    public bool InputIsTerminal { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal, read when they are needed; null when there is none.</summary>
    public Func<int?> Columns { get; init; } = static () => null;

    /// <summary>The session of this process.</summary>
    public static Session OfProcess() => new()
    {
        Output = Console.OpenStandardOutput(),
        Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 256) { AutoFlush = true },
        Input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)),
        OpenInput = Console.OpenStandardInput,
        Clock = TimeProvider.System,
        Environment = System.Environment.GetEnvironmentVariable,
        CurrentFolder = System.Environment.CurrentDirectory,
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Columns = TerminalColumns,
    };

    /// <summary>An environment variable that is set to something; null when it is not set or empty.</summary>
    public string? Variable(string name) => Environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>The absolute form of a path as written on the command line.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentFolder);

    private static int? TerminalColumns()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
