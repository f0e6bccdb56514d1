namespace Drydock.Bases.Tags;

/// <summary>A word of a tag: the text between two hyphens, or several such texts that only together say something (<c>windowsservercore-ltsc2022</c>).</summary>
/// <param name="Text">As written.</param>
/// <param name="Kind">What it says.</param>
public sealed record TagWord(string Text, TagWordKind Kind);
