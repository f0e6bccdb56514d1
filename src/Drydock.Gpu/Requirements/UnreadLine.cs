namespace Drydock.Gpu.Requirements;

/// <summary>A part of a file that was not understood.</summary>
/// <param name="Line">From 1; 0 when it is not known.</param>
/// <param name="Wrong">A clause.</param>
public sealed record UnreadLine(int Line, string Text, string Wrong);
