using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Advisories;

/// <summary>Reads NVIDIA's security bulletins in CSAF 2.0 (github.com/NVIDIA/product-security), as far as the container stack and the Linux data-centre
/// driver go.</summary>
public static class CsafReader
{
    /// <summary>Largest bulletin that is read, in bytes.</summary>
    public const int MostBytes = 8 << 20;

    private const int Deepest = 32;
    private const int MostProducts = 20_000;
    private const int MostVulnerabilities = 2_000;

    /// <summary>Reads a bulletin; null with a clause when it is not one.</summary>
    public static CsafBulletin? Read(ReadOnlyMemory<byte> content, out string wrong)
    {
        wrong = "";
        if (content.Length > MostBytes)
        {
            wrong = $"it is larger than {MostBytes >> 20} MiB";
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = Deepest });
            return Bulletin(json.RootElement, out wrong);
        }
        catch (JsonException error)
        {
            wrong = $"it is not JSON (line {(error.LineNumber ?? 0) + 1})";
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape, is only found when the text is taken.
            wrong = "a text in it is not Unicode";
            return null;
        }
    }

    private static CsafBulletin? Bulletin(JsonElement root, out string wrong)
    {
        wrong = "it is not a CSAF document of NVIDIA";
        if (Member(root, "document") is not { } document || Member(document, "tracking") is not { } tracking) return null;
        if (Text(Member(document, "publisher"), "name")?.Contains("NVIDIA", StringComparison.Ordinal) != true) return null;
        wrong = "";
        var id = Text(tracking, "id") ?? "";
        var title = Text(document, "title") ?? "";
        var date = Text(tracking, "current_release_date") is { Length: >= 10 } text ? text[..10] : "";
        var products = new Dictionary<string, CsafProduct>(StringComparer.Ordinal);
        foreach (var branch in Items(Member(root, "product_tree"), "branches")) Walk(branch, "", title, products);
        var unread = new SortedSet<string>(StringComparer.Ordinal);
        var advisories = ImmutableArray.CreateBuilder<NvidiaAdvisory>();
        foreach (var vulnerability in Items(root, "vulnerabilities").Take(MostVulnerabilities)) advisories.AddRange(Vulnerability(vulnerability, id, date, products, unread));
        return new CsafBulletin(id, title, advisories.ToImmutable(), [.. unread]);
    }

    /// <summary>The system and branch stand on the way down ("Linux(R595)"), the product and its versions at the leaf. JSON's own limit bounds the depth.</summary>
    private static void Walk(JsonElement node, string architecture, string title, Dictionary<string, CsafProduct> products)
    {
        if (products.Count >= MostProducts) return;
        var name = Text(node, "name") ?? "";
        var category = Text(node, "category");
        if (category == "architecture") architecture = name;
        if (category is "product_version" or "product_version_range" && Member(node, "product") is { } product && Text(product, "product_id") is { } id
            && Component(name, architecture, title) is { } component)
        {
            products[id] = new CsafProduct(id, component, component == NvidiaComponents.Driver ? Branch(architecture) : null, Text(product, "name") ?? "");
        }

        foreach (var inner in Items(node, "branches")) Walk(inner, architecture, title, products);
    }

    /// <summary>Of drivers only the bare-metal one for Linux: vGPU and cloud gaming have version numbers of their own.</summary>
    private static string? Component(string name, string architecture, string title)
    {
        if (NvidiaComponents.Find(name) is { } found && found != NvidiaComponents.Driver) return found;
        var driver = title.Contains("Driver", StringComparison.Ordinal) && architecture.StartsWith("Linux", StringComparison.Ordinal) && Branch(architecture) is not null;
        return driver && (name.Contains("Tesla", StringComparison.Ordinal) || name.Contains("GeForce", StringComparison.Ordinal) || name.Contains("RTX", StringComparison.Ordinal)) ? NvidiaComponents.Driver : null;
    }

    private static int? Branch(string architecture)
    {
        var at = architecture.IndexOf("(R", StringComparison.Ordinal);
        var end = at < 0 ? -1 : architecture.IndexOf(')', at);
        return end > at && int.TryParse(architecture.AsSpan(at + 2, end - at - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var branch) && branch < 10_000 ? branch : null;
    }

    private static IEnumerable<NvidiaAdvisory> Vulnerability(JsonElement node, string bulletin, string date, Dictionary<string, CsafProduct> products, SortedSet<string> unread)
    {
        var cve = Text(node, "cve") ?? "";
        var status = Member(node, "product_status");
        var affected = Products(status, "known_affected", products);
        var repaired = Products(status, "fixed", products);
        var (score, severity) = Score(node);
        foreach (var group in affected.GroupBy(static p => (p.Component, p.Branch)))
        {
            var ranges = new HashSet<AffectedVersions>();
            var conditions = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var product in group)
            {
                if (VersionPhrase.Parse(product.Versions, product.Branch) is not { } range)
                {
                    unread.Add($"{product.Component}: {product.Versions}");
                    continue;
                }

                ranges.Add(range.Versions);
                if (range.Condition.Length > 0) conditions.Add(range.Condition);
            }

            if (ranges.Count == 0) continue;
            var first = repaired.Where(p => (p.Component, p.Branch) == group.Key).Select(static p => ComponentVersion.TryParse(p.Versions, out var v) ? v : null).OfType<ComponentVersion>().Max();
            yield return new NvidiaAdvisory(
                cve, score, severity, group.Key.Component, [.. ranges], first?.ToString() ?? "", string.Join("; ", conditions), bulletin, date,
                new Citation($"NVIDIA/product-security bulletin {bulletin}", date));
        }
    }

    private static List<CsafProduct> Products(JsonElement? status, string name, Dictionary<string, CsafProduct> products) =>
        [.. Items(status, name).Where(static i => i.ValueKind == JsonValueKind.String).Select(i => products.GetValueOrDefault(i.GetString()!)).OfType<CsafProduct>()];

    private static (decimal? Score, string Severity) Score(JsonElement node)
    {
        foreach (var score in Items(node, "scores"))
        {
            if ((Member(score, "cvss_v4") ?? Member(score, "cvss_v3")) is not { } cvss) continue;
            decimal? value = Member(cvss, "baseScore") is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var read) && read is >= 0 and <= 10 ? read : null;
            return (value, (Text(cvss, "baseSeverity") ?? "").ToLowerInvariant());
        }

        return (null, "");
    }

    private static JsonElement? Member(JsonElement? node, string name) =>
        node is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? node, string name) => Member(node, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static IEnumerable<JsonElement> Items(JsonElement? node, string name)
    {
        if (Member(node, name) is not { ValueKind: JsonValueKind.Array } list) yield break;
        foreach (var item in list.EnumerateArray()) yield return item;
    }
}
