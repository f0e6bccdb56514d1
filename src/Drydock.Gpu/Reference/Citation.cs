namespace Drydock.Gpu.Reference;

/// <summary>Where a fact comes from.</summary>
/// <param name="Source">A publication, or a repository with its file or issue.</param>
/// <param name="AsOf">The day or month up to which it is right: <c>2026-09</c> or <c>2026-05-07</c>.</param>
public sealed record Citation(string Source, string AsOf)
{
    public override string ToString() => $"{Source}, as of {AsOf}";
}
