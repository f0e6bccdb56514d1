using System.Security.Cryptography;
using System.Text;
using Drydock.Packages;

namespace Drydock.Assessment.Reports;

/// <summary>Identifiers of documents and packages that follow from the content, so that the same content has the same ones.</summary>
internal static class ContentId
{
    /// <summary>A version 8 UUID (RFC 9562, section 5.8) from what a bill of materials says.</summary>
    public static string Uuid(Sbom sbom, IEnumerable<Finding> findings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, sbom.ToolVersion, sbom.Target.Reference, sbom.Target.Digest?.ToString(), Words.Of(sbom.Status));
        foreach (var problem in sbom.Problems) Append(hash, problem.ToString());
        foreach (var package in sbom.Packages) Append(hash, Identity(package));
        foreach (var finding in findings)
        {
            var match = finding.Match;
            Append(hash, match.Id, Identity(match.Package), Words.Of(match.Severity), match.FixedVersion, Words.Of(match.Status), finding.Suppressed?.By);
        }

        var bytes = hash.GetHashAndReset();
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes.AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <summary>What tells a package from every other of the same target.</summary>
    public static string Identity(Package package) => string.Join(
        '\0', Words.Of(package.Type), package.Name, package.Version, package.Architecture, package.Purl, package.VendoredBy,
        package.Locations.IsDefaultOrEmpty ? "" : $"{package.Locations[0].Layer}:{package.Locations[0].Path}");

    /// <summary>16 hexadecimal digits from the identity.</summary>
    public static string Short(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];

    private static void Append(IncrementalHash hash, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? "\u0001"));
            hash.AppendData([0]);
        }
    }
}
