namespace Drydock.Cli.Fleet;

/// <summary>What a service stands on and where that is written.</summary>
/// <param name="Reference">Null for scratch and where nothing says it.</param>
/// <param name="File">As shown to people.</param>
/// <param name="Line">From 1.</param>
internal sealed record ServiceBase(string? Reference, string File, int Line, bool IsScratch)
{
    /// <summary><c>api/Dockerfile:3</c>.</summary>
    public string Place => $"{File}:{Line}";
}
