using System.Globalization;
using System.Text;
using Drydock.Advisories.Feeds;
using Drydock.EndToEnd.Tools;
using Drydock.Images;
using Drydock.Images.Registry;
using Drydock.Packages.Catalogers;

namespace Drydock.EndToEnd.House;

/// <summary>docs/reference/limits.md is written from the code: <c>UPDATE_GOLDEN=1</c> rewrites it.</summary>
public sealed class LimitsPageTests
{
    private const string Head = """
        # Limits

        <!-- Written by LimitsPageTests; UPDATE_GOLDEN=1 rewrites it. -->

        What is read at most. A limit that is hit is told, and makes the result *partial*, or refuses the image or feed; it never makes a result clean.


        """;

    [Fact]
    public void The_page_says_what_the_code_does()
    {
        var page = Page();
        var file = Path.Combine(Repository.Root, "docs", "reference", "limits.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, page);
        Assert.Equal(page, File.ReadAllText(file));
    }

    [Fact]
    public void Every_limit_of_an_image_is_on_it() =>
        Assert.Equal(typeof(Limits).GetProperties().Length - 1, Images(Limits.Default).Count());

    private static string Page()
    {
        var text = new StringBuilder(Head);
        Section(text, "Images", Images(Limits.Default));
        Section(text, "Registries", Registries(RegistryOptions.Default));
        Section(text, "Packages and SBOMs", [("packages of one image, folder or SBOM", Number(FoundPackages.MostPackages)), ("problems told of one inventory", Number(FoundPackages.MostProblems))]);
        Section(text, "Feeds",
        [
            ("unpacked bytes of a feed, or of all entries of a zip", Bytes(FeedLimits.FeedBytes)), ("bytes of a JSON document", Bytes(FeedLimits.DocumentBytes)),
            ("bytes of a record in a zip", Bytes(FeedLimits.RecordBytes)), ("bytes of a JSON token", Bytes(FeedLimits.TokenBytes)), ("nesting of JSON", Number(FeedLimits.JsonDepth)),
            ("entries of a zip", Number(FeedLimits.Entries)), ("characters of an id", Number(FeedLimits.IdLength)), ("characters of a package name", Number(FeedLimits.NameLength)),
            ("characters of a version or vector", Number(FeedLimits.VersionLength)), ("ids, ranges, events or severities of a record", Number(FeedLimits.ListLength)),
            ("versions that a record lists for a package", Number(FeedLimits.VersionsLength)),
        ]);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<(string What, string Limit)> Images(Limits l) =>
    [
        ("layers of an image", Number(l.Layers)), ("archive entries of an image", Number(l.Entries)), ("unpacked bytes of an image", Bytes(l.DecompressedBytes)),
        ("unpacked ÷ packed bytes", $"{Number(l.Ratio)}"), ("unpacked bytes from which that ratio is judged", Bytes(l.RatioAfterBytes)),
        ("time for reading an image", Time(l.ReadTime)), ("bytes of a manifest, index or config", Bytes(l.DocumentBytes)), ("bytes of a path or link target", Number(l.PathBytes)),
        ("components of a path", Number(l.PathDepth)), ("symbolic links followed for one path", Number(l.LinkHops)), ("bytes of a file that is parsed", Bytes(l.FileBytes)),
        ("bytes of an extended header or long name in an archive", Bytes(l.HeaderBodyBytes)),
    ];

    private static IEnumerable<(string What, string Limit)> Registries(RegistryOptions o) =>
    [
        ("time for connecting", Time(o.ConnectTimeout)), ("time until an answer begins, and between two pieces of it", Time(o.ResponseTimeout)),
        ("longest wait that a registry may ask for", Time(o.LongestDelay)), ("requests to one host at once", Number(o.RequestsPerHost)),
        ("times that a cut layer is asked for again", Number(o.BlobResumes)), ("tags of a repository", Number(o.Tags)), ("bytes of a page of tags, or of a token answer", Bytes(o.PageBytes)),
    ];

    private static void Section(StringBuilder text, string title, IEnumerable<(string What, string Limit)> rows)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n| what | at most |\n|---|---|\n");
        foreach (var (what, limit) in rows) text.Append(CultureInfo.InvariantCulture, $"| {what} | {limit} |\n");
        text.Append('\n');
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes >= 1L << 30 ? $"{Number(bytes >> 30)} GiB" : $"{Number(bytes >> 20)} MiB";

    private static string Time(TimeSpan time) => time.TotalMinutes >= 2 ? $"{time.TotalMinutes} minutes" : $"{time.TotalSeconds} seconds";
}
