using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Drydock.Images;

/// <summary>A content digest such as <c>sha256:9f86…</c>: of a manifest, a config, a stored blob, or (as a diffID) an uncompressed layer.</summary>
/// <remarks>OCI image specification, descriptor.md "Digests". Only sha256 and sha512 with lower-case hex are accepted, so that a value
/// of this type is safe in a path or URL.</remarks>
[JsonConverter(typeof(DigestJsonConverter))]
public readonly record struct Digest : IComparable<Digest>
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string? text;

    private Digest(string text) => this.text = text;

    /// <summary><c>sha256</c> or <c>sha512</c>.</summary>
    public string Algorithm => Text[..6];

    /// <summary>64 or 128 lower-case hexadecimal digits.</summary>
    public string Hex => Text[7..];

    private string Text => text ?? throw new InvalidOperationException("The default digest has no value.");

    /// <summary>Reads a digest; false for anything but the two known algorithms in lower-case hex of the right length.</summary>
    public static bool TryParse(ReadOnlySpan<char> value, out Digest digest)
    {
        digest = default;
        if (value.Length is not (71 or 135)) return false;
        if (!value.StartsWith(value.Length == 71 ? "sha256:" : "sha512:", StringComparison.Ordinal)) return false;
        if (value[7..].ContainsAnyExcept(HexDigits)) return false;
        digest = new Digest(value.ToString());
        return true;
    }

    /// <summary>The sha256 digest of <paramref name="content"/>.</summary>
    public static Digest OfSha256(ReadOnlySpan<byte> content) => FromSha256Hash(SHA256.HashData(content));

    /// <summary>Wraps a finished 32-byte SHA-256 hash.</summary>
    public static Digest FromSha256Hash(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != 32) throw new ArgumentException("a SHA-256 hash has 32 bytes", nameof(hash));
        return new Digest("sha256:" + Convert.ToHexStringLower(hash));
    }

    public int CompareTo(Digest other) => string.CompareOrdinal(text, other.text);

    /// <summary>The canonical text, <c>algorithm:hex</c>.</summary>
    public override string ToString() => text ?? "";

    private sealed class DigestJsonConverter : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var digest) ? digest : throw new JsonException("not a sha256 or sha512 digest in lower-case hex");

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
