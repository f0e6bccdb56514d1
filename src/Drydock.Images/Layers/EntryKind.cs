namespace Drydock.Images.Layers;

/// <summary>What lies at a path of a merged image.</summary>
public enum EntryKind
{
    /// <summary>A file, or a device.</summary>
    File,
    Folder,

    /// <summary>A link that leads nowhere: its target is not in the image, or it leads in a circle.</summary>
    BrokenLink,
}
