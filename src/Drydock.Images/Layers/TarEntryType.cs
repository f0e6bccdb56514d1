namespace Drydock.Images.Layers;

/// <summary>What an archive entry is, as far as a scan cares.</summary>
public enum TarEntryType
{
    File,
    Folder,
    SymbolicLink,
    HardLink,

    /// <summary>A character device with numbers 0/0: overlayfs' own form of a whiteout.</summary>
    OverlayWhiteout,

    /// <summary>Devices, fifos, vendor types: they only occupy a path.</summary>
    Other,
}
