using System.Text.Json;
using Drydock.Dockerfiles.Expansion;

namespace Drydock.Dockerfiles.Tests.Expansion;

/// <summary>Expansion equals the recorded answers of BuildKit's own lexer on every row.</summary>
public sealed class RecordedExpansionTests
{
    [Fact]
    public void Every_recorded_word_expands_as_the_builder_expands_it()
    {
        var feeds = Environment.GetEnvironmentVariable("DRYDOCK_FEEDS");
        Assert.SkipWhen(string.IsNullOrEmpty(feeds), "DRYDOCK_FEEDS is not set: the recorded answers are not here");
        var different = new List<string>();
        var rows = 0;
        foreach (var line in File.ReadLines(Path.Combine(feeds!, "fixtures", "buildkit_words.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            if (!row.RootElement.TryGetProperty("input", out var input)) continue;
            rows++;
            if (Difference(row.RootElement, input.GetString()!) is { } difference) different.Add($"{line}\n  {difference}");
        }

        Assert.Equal(1500, rows);
        Assert.True(different.Count == 0, $"{different.Count} rows differ:\n" + string.Join('\n', different.Take(12)));
    }

    private static string? Difference(JsonElement row, string input)
    {
        var environment = row.GetProperty("env").EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value.GetString()!);
        var expansion = new WordLexer(row.GetProperty("escape").GetString()![0]).Expand(input, environment);
        var expect = row.GetProperty("expect");
        if (expect.TryGetProperty("error", out _)) return expansion.Problem is null ? $"no problem, but {expansion.Result}" : null;
        if (expansion.Problem is not null) return "problem: " + expansion.Problem;
        if (expansion.Result != expect.GetProperty("result").GetString()) return "result: " + expansion.Result;
        if (!expansion.Words.SequenceEqual(Strings(expect, "words"))) return "words: " + string.Join('|', expansion.Words);
        return expansion.Unset.SequenceEqual(Strings(expect, "unmatched").Order(StringComparer.Ordinal)) ? null : "unset: " + string.Join('|', expansion.Unset);
    }

    private static IEnumerable<string> Strings(JsonElement row, string name) => row.GetProperty(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(static e => e.GetString()!) : [];
}
