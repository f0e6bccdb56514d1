using Drydock.Bases.Tags;

namespace Drydock.Bases.Status;

/// <summary>Something about a base that a person should know.</summary>
/// <param name="Kind">What kind of change it is or asks for.</param>
/// <param name="Date">The day it happened or happens; null when it has none.</param>
/// <param name="Text">One sentence.</param>
public sealed record Notice(UpdateKind Kind, DateOnly? Date, string Text);
