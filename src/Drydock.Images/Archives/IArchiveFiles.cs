namespace Drydock.Images.Archives;

/// <summary>The documents of a layout or archive, wherever it lies.</summary>
internal interface IArchiveFiles
{
    /// <summary>What is read, for messages.</summary>
    string Subject { get; }

    bool Has(string path);

    /// <summary>Reads a whole document.</summary>
    /// <exception cref="ArchiveException">It is missing, too large, or cannot be read.</exception>
    byte[] ReadDocument(string path);
}
