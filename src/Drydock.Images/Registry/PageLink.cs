using System.Diagnostics.CodeAnalysis;

namespace Drydock.Images.Registry;

/// <summary>Turns the link to a next page into a path on the same registry (docs/explanation/registry-rules.md, rule 14).</summary>
internal static class PageLink
{
    /// <summary>Path and query of the next page; null when the link must not be followed.</summary>
    /// <param name="from">The page that carried the link.</param>
    /// <param name="link">The link, absolute or relative.</param>
    /// <param name="wrong">Why not.</param>
    public static string? Resolve(Uri from, string link, [NotNullIfNotNull(nameof(wrong))] out string wrong)
    {
        wrong = "";
        if (link.Length > 4096 || !Uri.TryCreate(from, link, out var target))
        {
            wrong = "the link to its next page is broken";
            return null;
        }

        if (!RedirectRules.SameOrigin(from, target))
        {
            wrong = "the link to its next page leads to another host";
            return null;
        }

        // Behind a proxy a registry may not know its own path: only the query is taken, and only from a link to the same kind of list.
        if (LastSegments(from) != LastSegments(target))
        {
            wrong = "the link to its next page leads elsewhere";
            return null;
        }

        return from.AbsolutePath + target.Query;
    }

    private static string LastSegments(Uri uri) => string.Concat(uri.Segments.TakeLast(2));
}
