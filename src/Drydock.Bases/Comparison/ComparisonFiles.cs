using System.Security.Cryptography;
using System.Text;
using Drydock.Images;
using Drydock.Packages;

namespace Drydock.Bases.Comparison;

/// <summary>Selects the files that a comparison reads: those of the catalogers, and the programs, libraries, accounts and certificates of the system.</summary>
public sealed class ComparisonFiles : IFileSelector
{
    /// <summary>Raised when other files are wanted or kept otherwise.</summary>
    private const string Version = "compare 1";

    private const int LongestText = 1 << 20;
    private const int MostCertificates = 2000;

    private readonly PackageFiles packages = new();

    public string ReaderVersion => $"{packages.ReaderVersion}, {Version}";

    public IReadOnlyList<string> KnownFolders => packages.KnownFolders;

    public IReadOnlyList<string> KnownFiles => packages.KnownFiles;

    public bool Wants(ReadOnlySpan<char> path) => packages.Wants(path) || IsCommand(path) || IsLibrary(path) || IsText(path) || IsCertificates(path);

    public ReadOnlyMemory<byte> Reduce(string path, ReadOnlyMemory<byte> content)
    {
        if (IsFileList(path)) return WithCommands(packages.Reduce(path, content), content);
        if (packages.Wants(path)) return packages.Reduce(path, content);
        if (IsText(path)) return content.Length <= LongestText ? content : content[..LongestText];
        if (IsCertificates(path)) return Fingerprints(content);
        return ElfReader.Read(content.Span)?.ToBytes() ?? ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>True for what lies directly in a folder of the PATH.</summary>
    public static bool IsCommand(ReadOnlySpan<char> path) =>
        path.LastIndexOf('/') is var slash and > 0 && path[..slash] is "bin" or "sbin" or "usr/bin" or "usr/sbin" or "usr/local/bin" or "usr/local/sbin";

    /// <summary>True for the name of a shared library: <c>libz.so.1</c>, <c>_ssl.cpython-312-x86_64-linux-gnu.so</c>.</summary>
    public static bool IsLibrary(ReadOnlySpan<char> path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".so", StringComparison.Ordinal) || name.Contains(".so.", StringComparison.Ordinal);
    }

    private static bool IsText(ReadOnlySpan<char> path) => path is "etc/passwd" or "etc/group" or "etc/ssl/openssl.cnf" or "etc/pki/tls/openssl.cnf" or "usr/share/zoneinfo/tzdata.zi";

    private static bool IsCertificates(ReadOnlySpan<char> path) => path is "etc/ssl/certs/ca-certificates.crt" or "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem" or "etc/ssl/cert.pem";

    private static bool IsFileList(ReadOnlySpan<char> path) => path.StartsWith("var/lib/dpkg/info/", StringComparison.Ordinal) && path.EndsWith(".list", StringComparison.Ordinal);

    /// <summary>Adds the lines that name commands: they tell which package a command comes from.</summary>
    private static byte[] WithCommands(ReadOnlyMemory<byte> kept, ReadOnlyMemory<byte> content)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(kept.Span));
        foreach (var line in Encoding.UTF8.GetString(content.Span).Split('\n'))
            if (line.Length < 4096 && IsCommand(line.AsSpan().TrimStart('/'))) text.Append(line).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One line per certificate of a PEM file: the SHA-256 of its content.</summary>
    private static byte[] Fingerprints(ReadOnlyMemory<byte> content)
    {
        var fingerprints = new SortedSet<string>(StringComparer.Ordinal);
        var pem = Encoding.ASCII.GetString(content.Span).AsSpan();
        while (fingerprints.Count < MostCertificates && PemEncoding.TryFind(pem, out var fields))
        {
            if (pem[fields.Label] is "CERTIFICATE") fingerprints.Add(Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(pem[fields.Base64Data].ToString()))));
            pem = pem[fields.Location.End..];
        }

        return Encoding.ASCII.GetBytes(string.Join('\n', fingerprints));
    }
}
