namespace Drydock.Images.Archives;

/// <summary>The files of a layout folder.</summary>
internal sealed class FolderFiles(string folder, Limits limits) : IArchiveFiles
{
    public string Subject => folder;

    public bool Has(string path) => File.Exists(Path.Combine(folder, path));

    public byte[] ReadDocument(string path)
    {
        using var file = Open(path);
        if (file.Length > limits.DocumentBytes) throw new ArchiveException(folder, $"{path} has {file.Length} bytes, the limit is {limits.DocumentBytes}");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Opens a file of any size.</summary>
    public FileStream Open(string path)
    {
        try
        {
            return new FileStream(Path.Combine(folder, path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(folder, $"{path} cannot be read: {e.Message}", e);
        }
    }
}
