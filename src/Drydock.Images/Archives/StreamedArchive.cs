using Drydock.Images.Layers;

namespace Drydock.Images.Archives;

/// <summary>An archive read once as a stream that cannot go back: its documents are kept, its layers turned into facts on the way, wherever in the archive the
/// manifest lies. Memory does not grow with the layers' size.</summary>
internal sealed class StreamedArchive : IArchiveFiles
{
    /// <summary>All documents together; an archive of one image has a few kilobytes of them.</summary>
    private const long MaximumDocumentBytes = 64 << 20;

    private readonly Dictionary<string, byte[]> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LayerReading> layers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly Limits limits;
    private long documentBytes;

    private StreamedArchive(string subject, Limits limits) => (Subject, this.limits) = (subject, limits);

    public string Subject { get; }

    /// <summary>Reads the whole archive.</summary>
    /// <exception cref="ProblemException">It is damaged.</exception>
    public static StreamedArchive Read(Stream stream, string subject, LayerReader reader, Limits limits, CancellationToken cancellationToken)
    {
        var archive = new StreamedArchive(subject, limits);
        try
        {
            var walker = new TarWalker(stream, limits, seek: false, subject);
            while (walker.Next())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (walker.PathProblem is null) archive.Take(walker, reader);
            }

            walker.Drain();
        }
        catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException or IOException)
        {
            throw new ArchiveException(subject, $"it cannot be read to its end: {e.Message}", e);
        }

        return archive;
    }

    public bool Has(string path) => documents.ContainsKey(Real(path));

    public byte[] ReadDocument(string path) => documents.GetValueOrDefault(Real(path)) ?? throw new ArchiveException(Subject, $"it lacks {path}");

    /// <summary>What was read of a layer: by where it lies, else by its digests; null when the archive has no such layer.</summary>
    public LayerReading? Layer(ImageLayer layer)
    {
        if (layer.Location is { } path && layers.TryGetValue(Real(path), out var reading)) return reading;
        return layers.Values.FirstOrDefault(r => (layer.DiffId is { } diffId && r.Facts.DiffId == diffId) || (layer.Digest is { } digest && r.StoredDigest == digest));
    }

    private void Take(TarWalker walker, LayerReader reader)
    {
        var path = walker.Path.ToString();
        if (documents.Count + layers.Count + links.Count > limits.Entries) throw new ArchiveException(Subject, $"it has more than {limits.Entries} entries");
        if (walker.Type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            links[path] = walker.Type == TarEntryType.HardLink ? "/" + walker.Link : walker.Link;
        else if (walker.Type == TarEntryType.File)
            TakeFile(path, walker, reader);
    }

    private void TakeFile(string path, TarWalker walker, LayerReader reader)
    {
        var body = new HeadStream(walker.OpenBody());
        var head = body.Peek(512);
        if (IsLayer(head))
        {
            var layer = new ImageLayer(layers.Count, null, null, walker.Size, "", path);
            layers[path] = reader.Read(new LayerBlob(body), layer, $"{path} of {Subject}");
        }
        else if (IsDocument(path, head) && walker.Size <= limits.DocumentBytes)
        {
            documentBytes += walker.Size;
            if (documentBytes > MaximumDocumentBytes) throw new ArchiveException(Subject, $"its documents have more than {MaximumDocumentBytes} bytes");
            documents[path] = body.ReadToEnd((int)walker.Size);
        }
    }

    private static bool IsLayer(ReadOnlySpan<byte> head) =>
        Compression.Of(head) != Compression.None || (head.Length == 512 && (TarHeader.ChecksumHolds(head) || head.IndexOfAnyExcept((byte)0) < 0));

    // Configurations lie under any name; a list of images is one whatever stands in it.
    private static bool IsDocument(string path, ReadOnlySpan<byte> head) =>
        path is DockerManifest.Path or OciLayout.Index || head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    private string Real(string path) => new LinkResolver(links.GetValueOrDefault, limits.LinkHops).Resolve(path, followLast: true) ?? path;
}
