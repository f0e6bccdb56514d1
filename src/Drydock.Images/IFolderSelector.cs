namespace Drydock.Images;

/// <summary>A selector that wants the mode and owner of folders, too. What it wants is never cached: it is for readers without a cache.</summary>
public interface IFolderSelector : IFileSelector
{
    /// <summary>True when the mode and owner of the folder at this normalised path are to be kept. It must not allocate.</summary>
    bool WantsFolder(ReadOnlySpan<char> path);
}
