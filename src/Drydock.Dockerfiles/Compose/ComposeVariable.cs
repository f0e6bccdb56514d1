namespace Drydock.Dockerfiles.Compose;

/// <summary>An environment variable or build argument.</summary>
/// <param name="Value">Null when it is taken from the environment.</param>
/// <param name="Line">From 1.</param>
public sealed record ComposeVariable(string Name, string? Value, int Line);
