using System.Globalization;
using System.Text.Json;

namespace Drydock.Packages.Sbom;

/// <summary>The components of a CycloneDX JSON document.</summary>
/// <remarks>CycloneDX 1.2 to 1.6. Components may nest; they are walked with a list, not by recursion. Trivy states source packages as properties.</remarks>
internal static class CycloneDxJson
{
    private const string TrivySourceName = "aquasecurity:trivy:SrcName";
    private const string TrivySourceVersion = "aquasecurity:trivy:SrcVersion";
    private const string TrivySourceRelease = "aquasecurity:trivy:SrcRelease";
    private const string TrivySourceEpoch = "aquasecurity:trivy:SrcEpoch";

    /// <summary>Adds every component; what is wrong with the document, or null.</summary>
    public static string? Read(JsonElement root, SbomPackages packages)
    {
        var version = JsonText.Property(root, "specVersion") ?? "";
        if (!version.StartsWith("1.", StringComparison.Ordinal) || !int.TryParse(version.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var minor) || minor < 2)
            return $"CycloneDX version '{Utf8Text.Shown(version)}' is not read";
        var open = new Stack<JsonElement>();
        open.Push(root);
        while (open.TryPop(out var parent))
        {
            foreach (var component in JsonText.Array(parent, "components"))
            {
                Add(component, packages);
                if (component.ValueKind == JsonValueKind.Object && component.TryGetProperty("components", out _)) open.Push(component);
            }
        }

        return null;
    }

    private static void Add(JsonElement component, SbomPackages packages)
    {
        var (name, version) = (JsonText.Property(component, "name"), JsonText.Property(component, "version"));
        var type = JsonText.Property(component, "type");
        var purl = JsonText.Property(component, "purl");
        if (type == "operating-system") packages.AddOperatingSystem(name, version);
        else if (purl is not null || type is "library" or "framework") packages.Add(WithSource(component, new SbomComponent(name, version, purl, null, null)));
    }

    private static SbomComponent WithSource(JsonElement component, SbomComponent stated)
    {
        string? name = null, version = null, release = null, epoch = null;
        foreach (var property in JsonText.Array(component, "properties"))
        {
            var value = JsonText.Property(property, "value");
            switch (JsonText.Property(property, "name"))
            {
                case TrivySourceName: name = value; break;
                case TrivySourceVersion: version = value; break;
                case TrivySourceRelease: release = value; break;
                case TrivySourceEpoch: epoch = value; break;
            }
        }

        if (name is null) return stated;
        var full = version is null ? null : $"{(epoch is null or "0" ? "" : epoch + ":")}{version}{(release is null ? "" : "-" + release)}";
        return stated with { SourceName = name, SourceVersion = full };
    }
}
