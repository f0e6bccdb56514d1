namespace Drydock.Images.Programs;

/// <summary>A program to run, and what it may take.</summary>
public sealed record ProgramCall
{
    /// <summary>The program, as a path or a name on the PATH, and its arguments. No shell reads them.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where it runs; null for where this process does.</summary>
    public string? Folder { get; init; }

    /// <summary>Written to its standard input, which is closed behind it.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Set beside the environment of this process.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>How long it may run; null for as long as it likes.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>How many bytes are kept of its standard output, and of its standard error.</summary>
    public int MostBytes { get; init; } = 1 << 20;

    /// <summary>True to end a program whose standard output is longer; else what is longer is read and forgotten.</summary>
    public bool EndsWhenFull { get; init; }

    /// <summary>Sees every byte of both as it comes, kept or not; never called twice at once.</summary>
    public Action<ReadOnlyMemory<byte>, bool>? Watch { get; init; }
}
