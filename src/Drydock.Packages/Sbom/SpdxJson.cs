using System.Text.Json;

namespace Drydock.Packages.Sbom;

/// <summary>The packages of an SPDX JSON document.</summary>
/// <remarks>SPDX 2.2 and 2.3, clause 7: the package URL is an external reference of type <c>purl</c>. Trivy states the source package in <c>sourceInfo</c>.</remarks>
internal static class SpdxJson
{
    private const string TrivySource = "built package from: ";

    /// <summary>Adds every package; what is wrong with the document, or null.</summary>
    public static string? Read(JsonElement root, string version, SbomPackages packages)
    {
        if (version is not ("SPDX-2.2" or "SPDX-2.3")) return $"'{Utf8Text.Shown(version)}' is not read";
        foreach (var package in JsonText.Array(root, "packages"))
        {
            var (name, packageVersion) = (JsonText.Property(package, "name"), JsonText.Property(package, "versionInfo"));
            var purpose = JsonText.Property(package, "primaryPackagePurpose");
            var purl = PurlOf(package);
            if (purpose == "OPERATING-SYSTEM") packages.AddOperatingSystem(name, packageVersion);
            else if (purl is not null || purpose is null or "LIBRARY" or "FRAMEWORK") packages.Add(WithSource(package, new SbomComponent(name, packageVersion, purl, null, null)));
        }

        return null;
    }

    private static string? PurlOf(JsonElement package)
    {
        foreach (var reference in JsonText.Array(package, "externalRefs"))
            if (JsonText.Property(reference, "referenceType") == "purl") return JsonText.Property(reference, "referenceLocator");
        return null;
    }

    private static SbomComponent WithSource(JsonElement package, SbomComponent stated)
    {
        if (JsonText.Property(package, "sourceInfo") is not { } info || !info.StartsWith(TrivySource, StringComparison.Ordinal)) return stated;
        var words = info[TrivySource.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 ? stated with { SourceName = words[0], SourceVersion = words[1] } : stated;
    }
}
