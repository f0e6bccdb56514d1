using System.Text.RegularExpressions;
using System.Xml.Linq;
using Drydock.EndToEnd.Tools;

namespace Drydock.EndToEnd.House;

/// <summary>What the pages say about each other, about tests and about packages is so.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] LeftOut = ["artifacts", ".git", "node_modules"];

    public static TheoryData<string> Pages => [.. Files("*.md").Select(static f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_leads_to_a_file_and_a_heading(string page)
    {
        var path = Path.Combine(Repository.Root, page);
        var broken = new List<string>();
        foreach (var link in Links().Matches(WithoutCode(File.ReadAllText(path))).Select(static m => m.Groups["it"].Value))
        {
            if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var parts = link.Split('#', 2);
            var target = parts[0].Length == 0 ? path : Path.GetFullPath(parts[0], Path.GetDirectoryName(path)!);
            if (!File.Exists(target) && !Directory.Exists(target)) broken.Add(link);
            else if (parts.Length == 2 && !Headings(target).Contains(parts[1])) broken.Add($"{link} (no such heading)");
        }

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_page_of_docs_is_reached_from_its_index()
    {
        var docs = Path.Combine(Repository.Root, "docs");
        var index = File.ReadAllText(Path.Combine(docs, "README.md"));
        var missing = Directory.EnumerateFiles(docs, "*.md", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(docs, f))
            .Where(f => f != "README.md" && !(f.StartsWith("decisions", StringComparison.Ordinal) && f != "decisions/README.md") && !index.Contains($"({f})", StringComparison.Ordinal));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_test_that_a_page_names_exists()
    {
        var tests = string.Join('\n', Files("*.cs").Where(static f => f.Contains("/tests/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var missing = new List<string>();
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "explanation"), "*.md"))
        {
            foreach (var name in TestNames().Matches(File.ReadAllText(page)).Select(static m => m.Groups["it"].Value))
                if (!tests.Contains($" {name}(", StringComparison.Ordinal)) missing.Add($"{Path.GetFileName(page)}: {name}");
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Dependencies_are_those_of_the_central_list()
    {
        var packages = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(static p => (string)p.Attribute("Include")!);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "explanation", "dependencies.md"));
        Assert.Equal(packages.Order(StringComparer.Ordinal), Rows().Matches(page).Select(static m => m.Groups["it"].Value).Where(static n => n != "package").Order(StringComparer.Ordinal));
    }

    // Other tests build images in the folders that are left out at the same time: they are not entered.
    private static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Repository.Root, pattern)
        .Concat(Directory.EnumerateDirectories(Repository.Root).Where(static d => !LeftOut.Contains(Path.GetFileName(d))).SelectMany(d => Directory.EnumerateFiles(d, pattern, SearchOption.AllDirectories)))
        .Where(static f => !Path.GetRelativePath(Repository.Root, f).Split('/').Any(LeftOut.Contains));

    private static HashSet<string> Headings(string path) =>
        [.. HeadingLines().Matches(File.ReadAllText(path)).Select(static m => NotInAnchors().Replace(m.Groups["it"].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    private static string WithoutCode(string text) => InlineCode().Replace(CodeBlocks().Replace(text, ""), "");

    [GeneratedRegex(@"\]\((?<it>[^()\s]+)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"(?m)^#+ (?<it>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex HeadingLines();

    [GeneratedRegex(@"[^a-z0-9 _-]", RegexOptions.NonBacktracking)]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"(?s)```.*?```", RegexOptions.NonBacktracking)]
    private static partial Regex CodeBlocks();

    [GeneratedRegex(@"`[^`\n]*`", RegexOptions.NonBacktracking)]
    private static partial Regex InlineCode();

    // Sentences in names: an underscore and a small letter, which variables do not have.
    [GeneratedRegex(@"`(?<it>[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]*[a-z][A-Za-z0-9_]*)`", RegexOptions.NonBacktracking)]
    private static partial Regex TestNames();

    [GeneratedRegex(@"(?m)^\| (?<it>[A-Za-z0-9.]+) \|", RegexOptions.NonBacktracking)]
    private static partial Regex Rows();
}
