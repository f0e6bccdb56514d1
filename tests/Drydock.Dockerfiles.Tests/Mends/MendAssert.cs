using System.Collections.Immutable;
using System.Text;
using Drydock.Dockerfiles.Mends;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Tests.Rules;
using Drydock.Images;

namespace Drydock.Dockerfiles.Tests.Mends;

/// <summary>Says what a mend makes of a text.</summary>
internal static class MendAssert
{
    /// <summary>A digest of sixteen times four characters.</summary>
    public static readonly string SomeDigest = "sha256:" + string.Concat(Enumerable.Repeat("abcd", 16));

    /// <summary>The mend makes exactly this of the text, and nothing more in a second run.</summary>
    public static void Mends(string mend, string before, string after, MendSettings? settings = null)
    {
        var outcome = Apply(mend, before, settings);
        Assert.Equal("", string.Concat(outcome.Refused.Select(static r => r.Result.Refusal)));
        Assert.Equal(after, Encoding.UTF8.GetString(outcome.Text.Span));
        var again = MendApplier.Apply(outcome.Text, settings ?? Settings(), Named(mend));
        Assert.Equal((0, 0), (again.Applied.Length, again.Refused.Length));
        Assert.Equal(after, Encoding.UTF8.GetString(again.Text.Span));
    }

    /// <summary>The mend has nothing to do.</summary>
    public static void LeavesAlone(string mend, string text, MendSettings? settings = null)
    {
        var outcome = Apply(mend, text, settings);
        Assert.Equal("", string.Concat(outcome.Refused.Select(static r => r.Result.Refusal)));
        Assert.Equal(text, Encoding.UTF8.GetString(outcome.Text.Span));
    }

    /// <summary>The mend is refused with a sentence that has these words, and the file stays as it is.</summary>
    public static void Refuses(string mend, string text, string because, MendSettings? settings = null)
    {
        var outcome = Apply(mend, text, settings);
        Assert.Contains(because, Assert.Single(outcome.Refused).Result.Refusal, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(outcome.Text.Span));
    }

    /// <summary>Applies mends: a name, several joined by commas, or all.</summary>
    public static MendOutcome Apply(string mend, string text, MendSettings? settings = null) => MendApplier.Apply(Encoding.UTF8.GetBytes(text), settings ?? Settings(), Named(mend));

    /// <summary>Nothing but the file and files beside it.</summary>
    public static MendSettings Settings(params (string Path, string Text)[] files) =>
        new(new CheckSettings { Folder = RuleAssert.Folder([.. files]), Today = new DateOnly(2026, 11, 1) }) { SuiteTag = static r => r.Tag is { } tag && !tag.Contains("bookworm", StringComparison.Ordinal) && !tag.Contains("trixie", StringComparison.Ordinal) ? tag + "-trixie" : r.Tag };

    /// <summary>The same with a registry that knows one digest.</summary>
    public static MendSettings Online(MendSettings settings) => settings with { Digest = static _ => new DigestAnswer(Digest.TryParse(SomeDigest, out var digest) ? digest : null, null) };

    private static ImmutableArray<Mend> Named(string mend) => mend == "all" ? MendList.All : [.. mend.Split(',').Select(static n => MendList.Find(n)!)];
}
