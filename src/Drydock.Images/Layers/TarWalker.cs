using System.Text;

namespace Drydock.Images.Layers;

/// <summary>Walks the entries of an uncompressed archive. Trusts nothing: checksums are verified, names and extended headers limited, and whatever is not
/// needed (times, names of owners, most attributes) is never parsed.</summary>
/// <remarks>POSIX.1-2017 pax and ustar, GNU tar's long names, base-256 numbers and sparse files, v7.</remarks>
internal sealed class TarWalker
{
    private readonly TarInput input;
    private readonly Limits limits;
    private readonly string subject;
    private readonly TarExtension global = new();
    private char[] path = new char[4096];
    private int pathLength;
    private long bodyLeft;
    private long padding;
    private TarExtension current = new();
    private readonly byte[] owners = new byte[16];

    /// <summary>Starts at the first header of an archive.</summary>
    /// <param name="seek">Skip bodies by seeking; the stream must be able to.</param>
    /// <param name="subject">What is read, for messages.</param>
    public TarWalker(Stream stream, Limits limits, bool seek, string subject)
    {
        input = new TarInput(stream, seek);
        this.limits = limits;
        this.subject = subject;
    }

    /// <summary>What the current entry is.</summary>
    public TarEntryType Type { get; private set; }

    /// <summary>The current entry's normalised path; empty for the root. Valid until the next entry.</summary>
    public ReadOnlySpan<char> Path => path.AsSpan(0, pathLength);

    /// <summary>Why the current entry's path is not used; null when it is fine.</summary>
    public string? PathProblem { get; private set; }

    /// <summary>The target of a link, as stored.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Bytes of the body.</summary>
    public long Size { get; private set; }

    /// <summary>True for a file with holes, whose stored body is not its content.</summary>
    public bool Sparse { get; private set; }

    /// <summary>The twelve permission bits of the current entry; 0 when the field is no number.</summary>
    public int Mode { get; private set; }

    /// <summary>True when the archive stores capabilities with the current entry.</summary>
    public bool Capabilities => current.Capabilities;

    /// <summary>Mode, owner and group of the current entry.</summary>
    public FilePermissions Permissions => new(Mode, Id(current.User, owners.AsSpan(0, 8)), Id(current.Group, owners.AsSpan(8, 8)));

    /// <summary>Offset of the current entry's header.</summary>
    public long Offset { get; private set; }

    /// <summary>True once the end blocks were seen; an archive may end without them.</summary>
    public bool SawEnd { get; private set; }

    /// <summary>Bytes of the archive walked so far.</summary>
    public long Position => input.Position;

    /// <summary>Moves to the next entry; false at the end of the archive.</summary>
    /// <exception cref="CorruptLayerException">A header or body cannot be right.</exception>
    public bool Next()
    {
        var extension = new TarExtension();
        var extended = false;
        var zeroBlocks = 0;
        while (true)
        {
            if (!input.Skip(bodyLeft + padding)) throw Corrupt($"the archive ends inside the body of {Printable()}");
            bodyLeft = padding = 0;
            Offset = input.Position;
            var block = input.Block();
            if (block.Length == 0 && !extended) return false;
            if (block.Length < 512) throw Corrupt("the archive ends inside a header");
            if (block.IndexOfAnyExcept((byte)0) < 0)
            {
                SawEnd = ++zeroBlocks >= 2;
                if (SawEnd) return false;
                continue;
            }

            zeroBlocks = 0;
            if (!TarHeader.ChecksumHolds(block)) throw Corrupt("the checksum of a header is wrong");
            if (!TarHeader.TryNumber(block[124..136], out var size) || size < 0) throw Corrupt("the size in a header is not a possible number");
            var type = (char)block[156];
            if (type is 'x' or 'g' or 'L' or 'K')
            {
                extended |= type != 'g';
                TakeExtension(type, size, type == 'g' ? global : extension);
                continue;
            }

            TakeEntry(block, type, size, extension.Over(global));
            return true;
        }
    }

    /// <summary>Reads the whole body of the current entry.</summary>
    public byte[] ReadBody()
    {
        var body = new byte[bodyLeft];
        if (!input.Read(body)) throw Corrupt($"the archive ends inside the body of {Printable()}");
        bodyLeft = 0;
        return body;
    }

    /// <summary>The body of the current entry as a stream, to be read before the next call of <see cref="Next"/>.</summary>
    public Stream OpenBody() => new BodyStream(this);

    /// <summary>Reads on to the end of the stream behind the archive.</summary>
    public void Drain() => input.Drain();

    private void TakeExtension(char type, long size, TarExtension extension)
    {
        if (size > limits.HeaderBodyBytes) throw Corrupt($"an extended header has {size} bytes, the limit is {limits.HeaderBodyBytes}");
        var body = new byte[size];
        if (!input.Read(body)) throw Corrupt("the archive ends inside an extended header");
        padding = Padding(size);
        if (type is 'L' or 'K') extension.TakeLong(type, body);
        else if (!extension.TakePax(body)) throw Corrupt("a record of an extended header is malformed");
    }

    private void TakeEntry(ReadOnlySpan<byte> block, char type, long size, TarExtension extension)
    {
        current = extension;
        block[108..124].CopyTo(owners);
        Mode = TarHeader.TryNumber(block[100..108], out var mode) ? (int)(mode & 0xFFF) : 0;
        size = extension.Size ?? size;
        Type = TypeOf(type, block);
        Sparse = type == 'S' || extension.Sparse;
        Size = extension.SparseSize ?? size;
        bodyLeft = Type is TarEntryType.File || (Type == TarEntryType.Other && type is not ('3' or '4' or '6')) ? size : 0;
        padding = Padding(bodyLeft);
        Link = Type is TarEntryType.SymbolicLink or TarEntryType.HardLink ? extension.Link ?? Encoding.UTF8.GetString(TarHeader.Text(block[157..257])) : "";
        TakePath(block, extension.SparseName ?? extension.Path);
        if (type is 'S') SkipSparseMaps(block[482] != 0);
        if (type is '\0' or '0' && TarHeader.Text(block[..100]) is [.., (byte)'/'] && extension.Path is null) Type = TarEntryType.Folder;
    }

    /// <summary>A GNU sparse header is followed by further blocks of its map while a flag says so.</summary>
    private void SkipSparseMaps(bool more)
    {
        while (more)
        {
            var block = input.Block();
            if (block.Length < 512) throw Corrupt("the archive ends inside a sparse map");
            more = block[504] != 0;
        }
    }

    private static TarEntryType TypeOf(char type, ReadOnlySpan<byte> block) => type switch
    {
        '0' or '\0' or '7' or 'S' => TarEntryType.File,
        '1' => TarEntryType.HardLink,
        '2' => TarEntryType.SymbolicLink,
        '5' => TarEntryType.Folder,
        '3' when TarHeader.TryNumber(block[329..337], out var major) && major == 0 && TarHeader.TryNumber(block[337..345], out var minor) && minor == 0 => TarEntryType.OverlayWhiteout,
        _ => TarEntryType.Other,
    };

    private void TakePath(ReadOnlySpan<byte> block, string? name)
    {
        PathProblem = null;
        var prefix = name is null && TarHeader.HasPrefix(block) ? TarHeader.Text(block[345..500]) : default;
        if (name is not null || !prefix.IsEmpty)
        {
            name ??= TarHeader.Name(block);
            if (path.Length < name.Length) path = new char[name.Length];
            name.CopyTo(path);
            pathLength = name.Length;
        }
        else
            pathLength = Encoding.UTF8.GetChars(TarHeader.Text(block[..100]), path);

        Normalise();
        if (pathLength > 0 && Encoding.UTF8.GetByteCount(Path) > limits.PathBytes) PathProblem = $"its path is longer than {limits.PathBytes} bytes";
        else if (Path.Count('/') >= limits.PathDepth) PathProblem = $"its path is deeper than {limits.PathDepth} folders";
    }

    /// <summary>Brings the path to its normal form in place; a <c>..</c> component is a problem.</summary>
    private void Normalise()
    {
        var target = 0;
        for (var start = 0; start < pathLength;)
        {
            var length = path.AsSpan(start, pathLength - start).IndexOf('/');
            if (length < 0) length = pathLength - start;
            var part = path.AsSpan(start, length);
            start += length + 1;
            if (part is "" or ".") continue;
            if (part is "..") PathProblem = "its path holds \"..\"";
            if (target > 0) path[target++] = '/';
            part.CopyTo(path.AsSpan(target));
            target += length;
        }

        pathLength = target;
    }

    private static int? Id(long? stated, ReadOnlySpan<byte> field) =>
        (stated ?? (TarHeader.TryNumber(field, out var number) ? number : -1)) is >= 0 and <= int.MaxValue and var id ? (int)id : null;

    private static long Padding(long size) => (512 - (size & 511)) & 511;

    private string Printable() => pathLength == 0 ? "an entry" : new string([.. path.AsSpan(0, Math.Min(pathLength, 200)).ToArray().Select(static c => char.IsControl(c) ? '?' : c)]);

    private CorruptLayerException Corrupt(string wrong) =>
        new(new Problem("reading the archive", subject, $"{wrong} (at byte {Offset})", "get the image again; if it stays so, rebuild it"), Offset);

    private sealed class BodyStream(TarWalker walker) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            var length = (int)Math.Min(buffer.Length, walker.bodyLeft);
            if (length == 0) return 0;
            if (!walker.input.Read(buffer[..length])) throw walker.Corrupt($"the archive ends inside the body of {walker.Printable()}");
            walker.bodyLeft -= length;
            return length;
        }
    }
}
