using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Drydock.Bases.Comparison;

/// <summary>Reads what the dynamic section of an ELF file says. Everything is bounded; a file that is cut or lies gives what could be read, or nothing.</summary>
/// <remarks>System V ABI, "Object files" and "Dynamic linking"; Linux Standard Base, "Symbol versioning".</remarks>
public static class ElfReader
{
    private const int MostSegments = 256;
    private const int MostEntries = 8192;
    private const int LongestName = 512;
    private const uint Load = 1, Dynamic = 2, Interpreter = 3;
    private const ulong Needed = 1, StringTable = 5, Soname = 14, VersionNeed = 0x6ffffffe, VersionNeedCount = 0x6fffffff;

    /// <summary>Reads a file; null when it is no ELF file for 32 or 64 bits.</summary>
    public static ElfFacts? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 52 || !file.StartsWith("\u007fELF"u8) || file[4] is not (1 or 2) || file[5] is not (1 or 2)) return null;
        var image = new Image(file, wide: file[4] == 2, big: file[5] == 2);
        var segments = image.Segments();
        string? interpreter = null;
        var dynamic = new List<(ulong Tag, ulong Value)>();
        foreach (var segment in segments)
        {
            if (segment.Type == Interpreter) interpreter = image.Text(segment.Offset);
            if (segment.Type == Dynamic) dynamic.AddRange(image.DynamicEntries(segment));
        }

        if (Find(dynamic, StringTable) is not { } table || image.OffsetOf(segments, table) is not { } strings) return new ElfFacts(interpreter, null, [], null);
        var needed = dynamic.Where(static d => d.Tag == Needed).Select(static d => d.Value).ToList();
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var at in needed)
            if (image.Text(strings, at) is { Length: > 0 } name) names.Add(name);
        var soname = Find(dynamic, Soname) is { } sonameAt ? image.Text(strings, sonameAt) : null;
        return new ElfFacts(interpreter, soname, names.ToImmutable(), Glibc(image, segments, dynamic, strings));
    }

    private static ulong? Find(List<(ulong Tag, ulong Value)> dynamic, ulong tag)
    {
        foreach (var (found, value) in dynamic)
            if (found == tag) return value;
        return null;
    }

    /// <summary>The newest <c>GLIBC_x.y</c> among the versions needed.</summary>
    private static string? Glibc(Image image, List<Segment> segments, List<(ulong Tag, ulong Value)> dynamic, ulong strings)
    {
        if (Find(dynamic, VersionNeed) is not { } at || image.OffsetOf(segments, at) is not { } need) return null;
        string? newest = null;
        var left = MostEntries;
        for (var files = Math.Min(Find(dynamic, VersionNeedCount) ?? 0, MostEntries); files > 0 && left > 0; files--)
        {
            var (count, first, next) = (image.Half(need, 2), image.Word(need, 8), image.Word(need, 12));
            if (count is null || first is null || next is null) break;
            for (var entry = need + first.Value; count > 0 && left-- > 0; count--)
            {
                if (image.Word(entry, 8) is not { } nameAt || image.Word(entry, 12) is not { } step) break;
                if (image.Text(strings, nameAt) is { } name && name.StartsWith("GLIBC_2.", StringComparison.Ordinal) && (newest is null || Tags.NaturalOrder.Compare(name, newest) > 0)) newest = name;
                if (step == 0) break;
                entry += step;
            }

            if (next.Value == 0) break;
            need += next.Value;
        }

        return newest?["GLIBC_".Length..];
    }

    private readonly record struct Segment(uint Type, ulong Offset, ulong Address, ulong Size);

    private readonly ref struct Image(ReadOnlySpan<byte> file, bool wide, bool big)
    {
        private readonly ReadOnlySpan<byte> file = file;

        public List<Segment> Segments()
        {
            var segments = new List<Segment>();
            var (table, size, count) = wide ? (Number(32, 8), Half(54), Half(56)) : (Number(28, 4), Half(42), Half(44));
            if (table is null || size is null || count is null || size < (wide ? 56 : 32)) return segments;
            for (var i = 0u; i < Math.Min((int)count.Value, MostSegments); i++)
            {
                var at = unchecked(table.Value + (i * size.Value));
                var (offset, address, length) = wide ? (Number(at, 8, 8), Number(at, 16, 8), Number(at, 32, 8)) : (Number(at, 4, 4), Number(at, 8, 4), Number(at, 16, 4));
                if (Word(at, 0) is { } type && offset is { } o && address is { } a && length is { } l) segments.Add(new Segment(type, o, a, l));
            }

            return segments;
        }

        public List<(ulong Tag, ulong Value)> DynamicEntries(Segment segment)
        {
            var entries = new List<(ulong, ulong)>();
            var width = wide ? 8u : 4u;
            for (var i = 0u; i < Math.Min(segment.Size / (2 * width), MostEntries); i++)
            {
                var at = unchecked(segment.Offset + (i * 2 * width));
                if (Number(at, 0, width) is not { } tag || Number(at, width, width) is not { } value || tag == 0) break;
                entries.Add((tag, value));
            }

            return entries;
        }

        public ulong? OffsetOf(List<Segment> segments, ulong address)
        {
            foreach (var segment in segments)
                if (segment.Type == Load && address >= segment.Address && address - segment.Address < segment.Size) return unchecked(address - segment.Address + segment.Offset);
            return null;
        }

        public string? Text(ulong table, ulong at = 0)
        {
            var start = unchecked(table + at);
            if (start < table || start >= (ulong)file.Length) return null;
            var rest = file[(int)start..];
            var end = rest[..Math.Min(rest.Length, LongestName)].IndexOf((byte)0);
            return end <= 0 || rest[..end].ContainsAnyExceptInRange((byte)0x20, (byte)0x7e) ? null : Encoding.ASCII.GetString(rest[..end]);
        }

        public ushort? Half(ulong at, uint plus = 0) => Number(at, plus, 2) is { } number ? (ushort)number : null;

        public uint? Word(ulong at, uint plus) => Number(at, plus, 4) is { } number ? (uint)number : null;

        private ulong? Number(ulong at, uint size) => Number(at, 0, size);

        private ulong? Number(ulong at, ulong plus, uint size)
        {
            var start = unchecked(at + plus);
            if (start < at || start > (ulong)file.Length || (ulong)file.Length - start < size) return null;
            var bytes = file.Slice((int)start, (int)size);
            return size switch
            {
                2 => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
                4 => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                _ => big ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            };
        }
    }
}
