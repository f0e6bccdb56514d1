namespace Drydock.Dockerfiles.Compose;

/// <summary>A value with its place in the compose file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record ComposeValue(string Text, int Line, int Column);
