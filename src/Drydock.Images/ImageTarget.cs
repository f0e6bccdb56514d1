namespace Drydock.Images;

/// <summary>What a person asked to scan, before anything is opened.</summary>
/// <param name="Kind">Where to look.</param>
/// <param name="Value">Reference, path or both, without the prefix.</param>
/// <param name="Text">As written.</param>
public sealed record ImageTarget(TargetKind Kind, string Value, string Text);
