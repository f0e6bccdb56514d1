namespace Drydock.Cli.Output;

/// <summary>Where a report goes.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="Path">An absolute path; null for standard output.</param>
internal sealed record OutputTarget(string Format, string? Path);
