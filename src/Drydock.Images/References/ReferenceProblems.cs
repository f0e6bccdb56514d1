using System.Text;

namespace Drydock.Images.References;

/// <summary>What is said when a reference or target cannot be understood.</summary>
internal static class ReferenceProblems
{
    public const string Forms =
        "NAME[:TAG][@DIGEST], docker:NAME, podman:NAME, registry:NAME, oci:DIR[:TAG], oci-archive:FILE, docker-archive:FILE, dir:DIR, sbom:FILE, or an existing path";

    public static Problem NotAReference(string text, string wrong) =>
        new("reading image reference", Shown(text), wrong, "write NAME[:TAG][@sha256:DIGEST], for example python:3.12-slim");

    public static Problem NoTarget() => new("reading target", "''", "it is empty", "give one of " + Forms);

    public static Problem UnknownPrefix(string text, string prefix, string? suggestion) =>
        new("reading target", Shown(text), $"{Shown(prefix)}: is not a known prefix",
            suggestion is null ? "give one of " + Forms : $"did you mean {suggestion}:? Known are " + Forms);

    public static Problem UnsupportedPrefix(string text, string prefix, string next) =>
        new("reading target", Shown(text), $"{prefix}: is not read directly", next);

    public static Problem NoSuchPath(string text, string path) =>
        new("opening", Shown(path), $"there is no such file or folder (asked for as {Shown(text)})", "check the path and the working directory");

    public static Problem NotAFolder(string path) => new("opening", Shown(path), "it is a file, not a folder", "leave the prefix out, or use file:, docker-archive: or oci-archive:");

    public static Problem NotAFile(string path) => new("opening", Shown(path), "it is a folder, not a file", "use dir:, or oci: for an image layout");

    public static Problem Unreadable(string path, Exception error) =>
        new("opening", Shown(path), error is UnauthorizedAccessException ? "permission denied" : Shown(error.Message), "check the permissions of the path");

    public static Problem UnknownFile(string path) =>
        new("opening", Shown(path), "it is neither an image archive, an SBOM in JSON, nor a known lock or requirements file",
            "say what it is with docker-archive:, oci-archive:, sbom: or file:");

    public static Problem XmlBom(string path) =>
        new("opening", Shown(path), "it is XML; SBOMs are read as CycloneDX or SPDX JSON", "convert it, for example with cyclonedx convert --output-format json");

    /// <summary>Hostile text in quotes, without control or bidirectional characters, cut at 200 characters.</summary>
    public static string Shown(string text) => $"'{Plain(text)}'";

    /// <summary>As <see cref="Shown"/>, without quotes.</summary>
    public static string Plain(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, 200) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= 200) return shown.Append('…').ToString();
            var category = Rune.GetUnicodeCategory(rune);
            var plain = category is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
            if (plain) shown.Append(rune.ToString());
            else shown.Append("\\u{").Append(rune.Value.ToString("x")).Append('}');
        }

        return shown.ToString();
    }
}
