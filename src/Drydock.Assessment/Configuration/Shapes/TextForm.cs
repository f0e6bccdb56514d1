namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>What a text must look like.</summary>
/// <param name="Example">One that fits.</param>
/// <param name="Pattern">For the schema (ECMA 262), at most as strict as <paramref name="Wrong"/>; null for none.</param>
/// <param name="Wrong">What is wrong with a text, to follow it in a sentence ("is not a duration"); null when it fits.</param>
internal sealed record TextForm(string Example, string? Pattern, Func<string, string?> Wrong);
