namespace Drydock.Cli.Editing;

/// <summary>What ShellCheck is asked for a document.</summary>
internal enum ShellFindings
{
    /// <summary>Nothing: only what it said before of the same commands holds. While a person types.</summary>
    Known,

    /// <summary>What it has not been asked yet.</summary>
    Fresh,
}
