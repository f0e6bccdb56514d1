namespace Drydock.Bases.Tags;

/// <summary>Whether the same bytes come tomorrow.</summary>
public enum ContentPin
{
    /// <summary>No: a tag can be pushed again, and is.</summary>
    Tag,

    /// <summary>Yes.</summary>
    Digest,
}
