using System.Globalization;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>A label of the OCI set whose value has a wrong form.</summary>
internal static partial class LabelFormat
{
    public static readonly Rule Rule = new()
    {
        Id = "label-format",
        Title = "A label has a wrong value",
        Why = "Tools that read the label by its specification cannot.",
        Theme = RuleTheme.Metadata,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Aliases = ["DL3048", "DL3051", "DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"],
        Before =
            """
            FROM debian:12.11
            LABEL org.opencontainers.image.url="example"

            """,
        After =
            """
            FROM debian:12.11
            LABEL org.opencontainers.image.url="https://example.org"

            """,
        Check = static c =>
        {
            foreach (var label in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name == "label"))
            {
                foreach (var pair in label.Pairs)
                {
                    var key = pair.Name.Trim('"', '\'');
                    if (WrongKey(key) is { } bad) c.Report(pair.Span, $"{key} {bad}");
                    else if (pair.Expanded is { } value && Wrong(key, value) is { } wrong) c.Report(pair.Span, $"{key} {wrong}");
                }
            }
        },
    };

    /// <summary>Docker's guidelines for label keys: lower-case letters and digits with single dots and hyphens between; three name spaces are Docker's own.</summary>
    private static string? WrongKey(string key)
    {
        if (key.Contains('$', StringComparison.Ordinal)) return null;
        if (key.StartsWith("com.docker.", StringComparison.Ordinal) || key.StartsWith("io.docker.", StringComparison.Ordinal) || key.StartsWith("org.dockerproject.", StringComparison.Ordinal)) return "lies in a name space that is Docker's own";
        if (!KeyForm().IsMatch(key)) return "is no good key: lower-case letters and digits, with single dots and hyphens between";
        return null;
    }

    [GeneratedRegex("^[a-z](?>(?:[a-z0-9_/]|[.-][a-z0-9])*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyForm();

    /// <summary>OCI image specification, "Pre-Defined Annotation Keys".</summary>
    private static string? Wrong(string key, string value) => key switch
    {
        _ when value.Length == 0 => "is empty",
        "org.opencontainers.image.url" or "org.opencontainers.image.documentation" or "org.opencontainers.image.source" =>
            Uri.TryCreate(value, UriKind.Absolute, out _) && value.Contains(':', StringComparison.Ordinal) ? null : "must be a URL",
        "org.opencontainers.image.created" =>
            DateTimeOffset.TryParseExact(value, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "must be a time by RFC 3339: 2026-11-01T12:00:00Z",
        "org.opencontainers.image.revision" => value.Length is >= 7 and <= 64 && value.All(char.IsAsciiHexDigit) ? null : "must be a commit's hash",
        "org.opencontainers.image.licenses" => value.AsSpan().ContainsAny(",;/") ? "must be an SPDX expression: Apache-2.0 OR MIT" : null,
        _ => null,
    };
}
