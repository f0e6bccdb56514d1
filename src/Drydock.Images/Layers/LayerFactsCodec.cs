using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Drydock.Images.Layers;

/// <summary>The compact form of facts in the layer cache: length-prefixed fields in a zstd frame with a checksum, so that damage is noticed.</summary>
/// <remarks>A change of the form, or of <see cref="PathHash"/>, raises <see cref="Format"/>. Facts with problems are never stored.</remarks>
internal static class LayerFactsCodec
{
    /// <summary>Part of the cache's key.</summary>
    public const int Format = 2;

    private const int Level = 3;
    private const ulong MaximumBytes = 1 << 30;

    public static byte[] Encode(LayerFacts facts)
    {
        // Made large enough at once: of a million files the hashes are most of it, and growing would hold them three times.
        using var bytes = new MemoryStream(RoomFor(facts));
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(facts.DiffId?.ToString() ?? "");
            writer.Write(facts.Size);
            writer.Write(facts.Entries);
            WriteFiles(writer, facts.Files);
            WriteLinks(writer, facts.SymbolicLinks);
            WriteLinks(writer, facts.OpenHardLinks);
            WriteTexts(writer, facts.Whiteouts);
            WriteTexts(writer, facts.OpaqueFolders);
            WriteHashes(writer, facts.OtherFiles);
            WriteHashes(writer, facts.Folders);
            WritePrivileged(writer, facts.Privileged);
        }

        using var compressor = new Compressor(Level);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).ToArray();
    }

    private static int RoomFor(LayerFacts facts) =>
        4096 + (8 * (facts.OtherFiles.Length + facts.Folders.Length)) + facts.Files.Sum(static f => 256 + f.Content.Length);

    /// <summary>Reads the compact form; null when it is damaged.</summary>
    public static LayerFacts? Decode(byte[] stored)
    {
        try
        {
            using var decompressor = new Decompressor();
            using var reader = new BinaryReader(new MemoryStream(Unpack(decompressor, stored)));
            var diffId = reader.ReadString();
            return new LayerFacts
            {
                DiffId = Digest.TryParse(diffId, out var digest) ? digest : null,
                Size = reader.ReadInt64(),
                Entries = reader.ReadInt64(),
                Files = ReadFiles(reader),
                SymbolicLinks = ReadLinks(reader),
                OpenHardLinks = ReadLinks(reader),
                Whiteouts = ReadTexts(reader),
                OpaqueFolders = ReadTexts(reader),
                OtherFiles = ReadHashes(reader),
                Folders = ReadHashes(reader),
                Privileged = ReadPrivileged(reader),
            };
        }
        catch (Exception e) when (e is ZstdException or IOException or FormatException or ArgumentException or OverflowException or InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Unpack(Decompressor decompressor, byte[] stored)
    {
        var size = Decompressor.GetDecompressedSize(stored);
        if (size > MaximumBytes) throw new InvalidDataException("impossible size");
        var bytes = new byte[(int)size];
        return decompressor.Unwrap(stored, bytes) == bytes.Length ? bytes : throw new InvalidDataException("the frame is shorter than it says");
    }

    private static void WriteFiles(BinaryWriter writer, ImmutableArray<KeptFile> files)
    {
        writer.Write7BitEncodedInt(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Size);
            writer.Write(file.Md5);
            writer.Write7BitEncodedInt(file.Content.Length);
            writer.Write(file.Content.Span);
            WritePermissions(writer, file.Permissions);
        }
    }

    private static ImmutableArray<KeptFile> ReadFiles(BinaryReader reader) =>
        Read(reader, static r => new KeptFile(r.ReadString(), r.ReadInt64(), r.ReadString(), ReadBytes(r, r.Read7BitEncodedInt())) { Permissions = ReadPermissions(r) });

    // -1 stands for what is not known.
    private static void WritePermissions(BinaryWriter writer, FilePermissions? permissions)
    {
        writer.Write((short)(permissions?.Mode ?? -1));
        if (permissions is not var (_, user, group)) return;
        writer.Write(user ?? -1);
        writer.Write(group ?? -1);
    }

    private static FilePermissions? ReadPermissions(BinaryReader reader)
    {
        var mode = reader.ReadInt16();
        if (mode < 0) return null;
        var (user, group) = (reader.ReadInt32(), reader.ReadInt32());
        return new FilePermissions(mode, user < 0 ? null : user, group < 0 ? null : group);
    }

    private static void WritePrivileged(BinaryWriter writer, ImmutableArray<PrivilegedFile> files)
    {
        writer.Write7BitEncodedInt(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write((short)file.Mode);
            writer.Write(file.Capabilities);
        }
    }

    private static ImmutableArray<PrivilegedFile> ReadPrivileged(BinaryReader reader) =>
        Read(reader, static r => new PrivilegedFile(r.ReadString(), r.ReadInt16(), r.ReadBoolean()));

    private static void WriteLinks(BinaryWriter writer, ImmutableArray<LayerLink> links)
    {
        writer.Write7BitEncodedInt(links.Length);
        foreach (var link in links)
        {
            writer.Write(link.Path);
            writer.Write(link.Target);
        }
    }

    private static ImmutableArray<LayerLink> ReadLinks(BinaryReader reader) => Read(reader, static r => new LayerLink(r.ReadString(), r.ReadString()));

    private static void WriteTexts(BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Length);
        foreach (var text in texts) writer.Write(text);
    }

    private static ImmutableArray<string> ReadTexts(BinaryReader reader) => Read(reader, static r => r.ReadString());

    private static void WriteHashes(BinaryWriter writer, ImmutableArray<ulong> hashes)
    {
        writer.Write7BitEncodedInt(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
    }

    private static ImmutableArray<ulong> ReadHashes(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        return [.. MemoryMarshal.Cast<byte, ulong>(ReadBytes(reader, checked(count * sizeof(ulong))))];
    }

    private static ImmutableArray<T> Read<T>(BinaryReader reader, Func<BinaryReader, T> one)
    {
        var count = reader.Read7BitEncodedInt();
        if (count < 0 || count > reader.BaseStream.Length) throw new InvalidDataException("impossible count");
        var all = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) all.Add(one(reader));
        return all.DrainToImmutable();
    }

    private static byte[] ReadBytes(BinaryReader reader, int count)
    {
        var bytes = reader.ReadBytes(count);
        return bytes.Length == count ? bytes : throw new EndOfStreamException();
    }
}
