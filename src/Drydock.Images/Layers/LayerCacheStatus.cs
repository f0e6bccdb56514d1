namespace Drydock.Images.Layers;

/// <summary>What a layer cache holds.</summary>
/// <param name="FileBytes">Size on disk, the write-ahead log included.</param>
/// <param name="Entries">Facts of layers; a layer that was found both packed and unpacked has two.</param>
/// <param name="FactBytes">Size of the facts.</param>
/// <param name="Outdated">Entries that another version of the reader wrote: no scan uses them.</param>
/// <param name="OldestUse">When the longest unused entry was last used, to the day; null when there is none.</param>
/// <param name="LastUse">When any was last used, to the day; null when there is none.</param>
/// <param name="Bases">Images that are recognised as bases of others.</param>
public sealed record LayerCacheStatus(long FileBytes, long Entries, long FactBytes, long Outdated, DateTimeOffset? OldestUse, DateTimeOffset? LastUse, long Bases);
