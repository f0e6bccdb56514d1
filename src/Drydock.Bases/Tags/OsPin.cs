namespace Drydock.Bases.Tags;

/// <summary>How much of the distribution a tag holds fast, weakest first.</summary>
public enum OsPin
{
    /// <summary>Nothing: <c>3.11-slim</c>, which has moved from bullseye to bookworm to trixie.</summary>
    None,

    /// <summary>The distribution, not its release: <c>alpine</c>, <c>stable</c>.</summary>
    Family,

    /// <summary>The release: <c>bookworm</c>, <c>alpine3.20</c>.</summary>
    Suite,

    /// <summary>A snapshot or point release: <c>bookworm-20250811</c>, <c>12.5</c>.</summary>
    Dated,
}
