namespace Drydock.Bases.Tags;

/// <summary>How much of the version a tag holds fast, weakest first.</summary>
public enum VersionPin
{
    /// <summary>Nothing: <c>slim-bookworm</c>.</summary>
    None,

    /// <summary>A line that moves by itself: <c>latest</c>, <c>lts</c>.</summary>
    Channel,

    Major,

    Minor,

    /// <summary>The complete version.</summary>
    Patch,
}
