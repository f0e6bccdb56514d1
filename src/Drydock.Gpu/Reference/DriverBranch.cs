namespace Drydock.Gpu.Reference;

/// <summary>A branch of the Linux driver.</summary>
/// <param name="Branch">550 for 550.54.14.</param>
/// <param name="End">The day its support ends.</param>
public sealed record DriverBranch(int Branch, DateOnly Released, DateOnly End, bool LongTerm, Citation Citation);
