namespace Drydock.Assessment.Reports;

/// <summary>Text and paths as SARIF wants them.</summary>
internal static class SarifText
{
    /// <summary>A message whose braces and brackets are no placeholders and no links (SARIF 2.1.0, sections 3.11.5 and 3.11.6).</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>A path as a relative reference (RFC 3986, section 4.2). Each component is escaped whole, so that no name becomes a scheme, a host or a way up.</summary>
    public static string RelativeUri(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(static p => p is not ("." or "..")).Select(Uri.EscapeDataString).ToList();
        return parts.Count == 0 ? "image" : string.Join('/', parts);
    }
}
