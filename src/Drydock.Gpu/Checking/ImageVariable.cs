namespace Drydock.Gpu.Checking;

/// <summary>A variable that ENV sets.</summary>
/// <param name="Value">After expansion.</param>
/// <param name="Line">From 1.</param>
public sealed record ImageVariable(string Name, string Value, int Line);
