using Drydock.Images.Layers;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Images.Archives;

/// <summary>An uncompressed archive file, indexed by walking from header to header.</summary>
internal sealed class PlainArchive : IArchiveFiles, IDisposable
{
    private readonly Dictionary<string, (long Start, long Length)> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly SafeFileHandle file;
    private readonly Limits limits;

    /// <exception cref="ProblemException">It cannot be read, or is no archive.</exception>
    public PlainArchive(string path, Limits limits, CancellationToken cancellationToken)
    {
        Subject = path;
        this.limits = limits;
        file = Open(path);
        var walker = new TarWalker(new FileSlice(file, 0, RandomAccess.GetLength(file)), limits, seek: true, path);
        while (walker.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (walker.PathProblem is not null) continue;
            if (entries.Count + links.Count > limits.Entries) throw new ArchiveException(path, $"it has more than {limits.Entries} entries");
            if (walker.Type == TarEntryType.File) entries[walker.Path.ToString()] = (walker.Position, walker.Size);
            else if (walker.Type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                links[walker.Path.ToString()] = walker.Type == TarEntryType.HardLink ? "/" + walker.Link : walker.Link;
        }
    }

    public string Subject { get; }

    public bool Has(string path) => Resolve(path) is not null;

    public byte[] ReadDocument(string path)
    {
        using var slice = Slice(path);
        if (slice.Length > limits.DocumentBytes) throw new ArchiveException(Subject, $"{path} has {slice.Length} bytes, the limit is {limits.DocumentBytes}");
        var bytes = new byte[slice.Length];
        slice.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A file of the archive as a seekable stream.</summary>
    public FileSlice Slice(string path) =>
        Resolve(path) is { } real ? new FileSlice(file, entries[real].Start, entries[real].Length) : throw new ArchiveException(Subject, $"it lacks {path}");

    public void Dispose() => file.Dispose();

    private string? Resolve(string path) =>
        new LinkResolver(links.GetValueOrDefault, limits.LinkHops).Resolve(path, followLast: true) is { } real && entries.ContainsKey(real) ? real : null;

    private static SafeFileHandle Open(string path)
    {
        try
        {
            return File.OpenHandle(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(path, e.Message, e);
        }
    }
}
