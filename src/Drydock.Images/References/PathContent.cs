using System.Collections.Frozen;
using System.Text.Json;
using Drydock.Images.Layers;

namespace Drydock.Images.References;

/// <summary>Recognises what an existing path holds by its content; names decide only for lock and requirements files.</summary>
internal static class PathContent
{
    private const int SniffedBytes = 1 << 20;
    private const int MaximumEntries = 100_000;
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
        if (Compression.Of(head) is not Compression.None and var compression) head = Inflate(head, compression);
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

    private static byte[] Inflate(byte[] head, Compression.Kind compression)
    {
        var unpacked = new byte[SniffedBytes];
        var length = 0;
        try
        {
            using var stream = Compression.Unpack(new MemoryStream(head), compression);
            while (length < unpacked.Length && stream.Read(unpacked, length, unpacked.Length - length) is > 0 and var read) length += read;
        }
        catch (Exception e) when (e is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            // The head ends in the middle; what came before it is enough to look at.
        }

        return unpacked[..length];
    }

    private static bool IsTar(ReadOnlySpan<byte> head) => head.Length >= 512 && head.Slice(257, 5).SequenceEqual("ustar"u8);

    /// <summary>Tells an archive with a Docker <c>manifest.json</c> from a bare OCI layout by the names of its entries. Of a plain file all headers
    /// are looked at; of a compressed one those in the first part, where a tie goes to the layout (whose blobs come first).</summary>
    private static TargetKind KindOfArchive(byte[] head, FileStream file)
    {
        file.Position = 0;
        var plain = IsTar(ReadUpTo(file, 512));
        file.Position = 0;
        var walker = new TarWalker(plain ? file : new MemoryStream(head), Limits.Default, seek: true, file.Name);
        var layout = false;
        try
        {
            for (var entries = 0; entries < MaximumEntries && walker.Next(); entries++)
            {
                if (IsDockerName(walker.Path)) return TargetKind.DockerArchive;
                layout |= walker.Path is "oci-layout" or "index.json" || walker.Path.StartsWith("blobs/", StringComparison.Ordinal);
            }
        }
        catch (CorruptLayerException)
        {
            // The head of a compressed file ends anywhere; a damaged file is told when it is opened.
        }

        return layout ? TargetKind.OciArchive : TargetKind.DockerArchive;
    }

    // manifest.json and repositories are Docker's; so are entries named after an id (layer folders, configs, skopeo's layers).
    private static bool IsDockerName(ReadOnlySpan<char> name) =>
        name is "manifest.json" or "repositories" || (name.Length >= 64 && !name[..64].ContainsAnyExcept(ReferenceGrammar.LowerHex));

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
