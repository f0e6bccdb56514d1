using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Drydock.Images.References;

/// <summary>Recognises what an existing path holds by its content; names decide only for lock and requirements files.</summary>
internal static class PathContent
{
    private const int SniffedBytes = 1 << 20;
    private const long SbomBytes = 256L << 20;

    private static readonly FrozenSet<string> PackageFiles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "uv.lock", "poetry.lock", "pdm.lock", "pylock.toml", "Pipfile.lock", "Pipfile", "pyproject.toml", "setup.cfg", "setup.py");

    /// <summary>The kind of target at a path, or the problem when it is nothing that can be scanned.</summary>
    public static (TargetKind? Kind, Problem? Problem) Recognise(string path)
    {
        if (Directory.Exists(path)) return (File.Exists(Path.Combine(path, "oci-layout")) ? TargetKind.OciLayout : TargetKind.Directory, null);
        var name = Path.GetFileName(path);
        if (PackageFiles.Contains(name)) return (TargetKind.File, null);
        using var file = File.OpenRead(path);
        var head = ReadUpTo(file, SniffedBytes);
        if (head is [0x1f, 0x8b, ..]) head = Inflate(head);
        if (IsTar(head)) return (KindOfArchive(head, file), null);
        if (FirstCharacter(head) == '{')
        {
            file.Position = 0;
            if (IsSbom(file)) return (TargetKind.Sbom, null);
        }

        if (name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase)) return (TargetKind.File, null);
        return (null, FirstCharacter(head) == '<' ? ReferenceProblems.XmlBom(path) : ReferenceProblems.UnknownFile(path));
    }

    private static byte[] ReadUpTo(Stream stream, int count)
    {
        var buffer = new byte[count];
        var read = stream.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        return buffer[..read];
    }

    private static byte[] Inflate(byte[] head)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(head), CompressionMode.Decompress);
            return ReadUpTo(gzip, SniffedBytes);
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static bool IsTar(ReadOnlySpan<byte> head) => head.Length >= 512 && head.Slice(257, 5).SequenceEqual("ustar"u8);

    /// <summary>Tells an archive with a Docker <c>manifest.json</c> from a bare OCI layout by the names of its entries. Of a plain file all headers
    /// are looked at; of a compressed one those in the first part, where a tie goes to the layout (whose blobs come first).</summary>
    private static TargetKind KindOfArchive(byte[] head, FileStream file)
    {
        file.Position = 0;
        var plain = IsTar(ReadUpTo(file, 512));
        var layout = false;
        var position = 0L;
        var block = new byte[512];
        for (var entries = 0; entries < 100_000; entries++)
        {
            if (plain)
            {
                file.Position = position;
                if (file.ReadAtLeast(block, 512, throwOnEndOfStream: false) < 512) break;
            }
            else
            {
                if (position + 512 > head.Length) break;
                head.AsSpan((int)position, 512).CopyTo(block);
            }

            if (!IsTar(block) || !TryReadSize(block, out var size)) break;
            var name = Encoding.ASCII.GetString(block.AsSpan(0, 100)).TrimEnd('\0');
            if (IsDockerName(name)) return TargetKind.DockerArchive;
            layout |= name is "oci-layout" or "index.json" || name.StartsWith("blobs/", StringComparison.Ordinal);
            position += 512 + ((size + 511) / 512 * 512);
        }

        return layout ? TargetKind.OciArchive : TargetKind.DockerArchive;
    }

    // manifest.json and repositories are Docker's; so are entries named after an id (layer folders, configs, skopeo's layers).
    private static bool IsDockerName(string name) =>
        name is "manifest.json" or "repositories" || (name.Length >= 64 && !name.AsSpan(0, 64).ContainsAnyExcept(ReferenceGrammar.LowerHex));

    private static bool TryReadSize(ReadOnlySpan<byte> header, out long size)
    {
        size = 0;
        foreach (var b in header.Slice(124, 12))
        {
            if (b is 0 or (byte)' ') continue;
            if (b is < (byte)'0' or > (byte)'7') return false;
            size = (size * 8) + (b - '0');
        }

        return true;
    }

    private static char FirstCharacter(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        return head.IsEmpty ? '\0' : (char)head[0];
    }

    /// <summary>True when a top-level key says CycloneDX, SPDX, syft or an in-toto statement. The keys may come in any order, so the file is
    /// streamed to the one that decides.</summary>
    private static bool IsSbom(FileStream file)
    {
        if (file.Length > SbomBytes) return false;
        var buffer = new byte[1 << 16];
        var state = new JsonReaderState(new JsonReaderOptions { MaxDepth = 64, CommentHandling = JsonCommentHandling.Disallow });
        var kept = 0;
        while (true)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            var available = buffer.AsSpan(0, kept + read);
            if (kept == 0 && file.Position == read && available.StartsWith("\uFEFF"u8)) available = available[3..];
            var reader = new Utf8JsonReader(available, read == 0, state);
            try
            {
                if (HasSbomKey(ref reader)) return true;
            }
            catch (JsonException)
            {
                return false;
            }

            if (read == 0) return false;
            state = reader.CurrentState;
            var rest = available[(int)reader.BytesConsumed..];
            kept = rest.Length;
            if (kept == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            rest.CopyTo(buffer);
        }
    }

    private static bool HasSbomKey(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.ValueTextEquals("bomFormat"u8) || reader.ValueTextEquals("spdxVersion"u8) || reader.ValueTextEquals("SPDXID"u8)
                || reader.ValueTextEquals("predicateType"u8) || reader.ValueTextEquals("artifactRelationships"u8)) return true;
        }

        return false;
    }
}
