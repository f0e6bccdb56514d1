using ZstdSharp;

namespace Drydock.Advisories.Tests.Versions;

/// <summary>Facts of the form <c>a &lt; b</c> from each ecosystem's own implementation, in the folder of real feeds.</summary>
internal static class VersionVectors
{
    public static IReadOnlyList<(string A, char Operator, string B)> Read(string file)
    {
        var path = Path.Combine(RealFeeds.Folder(), "vectors", file);
        using var content = File.OpenRead(path);
        using Stream text = file.EndsWith(".zst", StringComparison.Ordinal) ? new DecompressionStream(content) : content;
        using var reader = new StreamReader(text);
        var facts = new List<(string, char, string)>();
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0] != "#")
            {
                Assert.Equal(3, words.Length);
                facts.Add((words[0], words[1][0], words[2]));
            }
        }
        Assert.NotEmpty(facts);
        return facts;
    }
}
