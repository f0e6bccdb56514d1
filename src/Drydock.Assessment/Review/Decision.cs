namespace Drydock.Assessment.Review;

/// <summary>Something that a person must decide.</summary>
/// <param name="Service">Null for the fleet.</param>
/// <param name="By">The day by which; null when nothing sets one.</param>
/// <param name="Question">One sentence.</param>
public sealed record Decision(string? Service, DateOnly? By, string Question);
