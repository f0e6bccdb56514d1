namespace Drydock.Images;

/// <summary>What a person asked to scan, before anything is opened.</summary>
/// <param name="Kind">Where to look.</param>
/// <param name="Value">The reference, or the path, without prefix and selector.</param>
/// <param name="Text">As written.</param>
/// <param name="Selector">Which image of a layout or archive: the tag, name or digest written after the path; null when none was.</param>
public sealed record ImageTarget(TargetKind Kind, string Value, string Text, string? Selector = null);
