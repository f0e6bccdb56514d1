using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Drydock.Assessment.Reports;
using Drydock.Bases.Comparison;
using Drydock.Bases.Products;
using Drydock.Images.References;

namespace Drydock.Assessment.Updates;

/// <summary>The update of one service's base: from where to where, what proved it, what it changes.</summary>
public sealed record ServiceUpdateReport
{
    public required string Service { get; init; }

    /// <summary>The Dockerfile as shown to people.</summary>
    public required string Dockerfile { get; init; }

    public required ImageReference From { get; init; }

    public required ImageReference To { get; init; }

    /// <summary>Why this step.</summary>
    public required string Reason { get; init; }

    /// <summary>How likely it breaks; null for a reference that a person named.</summary>
    public UpdateRisk? Risk { get; init; }

    /// <summary>In order; the first one that failed is the last one that was tried.</summary>
    public ImmutableArray<UpdateProof> Proofs { get; init; } = [];

    /// <summary>What changes between the bases; null when it was not compared.</summary>
    public ImageComparison? Comparison { get; init; }

    /// <summary>True when everything that was tried passed.</summary>
    public bool Passed => Proofs.All(static p => p.Passed);

    /// <summary>True when the base stays as it is written and only its content is newer.</summary>
    public bool IsRebuild => From == To;

    /// <summary>The first line of a commit.</summary>
    public string Subject => IsRebuild ? $"{PlainText.Of(Service)}: rebuild on {PlainText.Of(From.Familiar)}" : $"{PlainText.Of(Service)}: base image {PlainText.Of(From.Familiar)} to {Shortened()}";

    /// <summary>The rest of a commit and the text of a pull request, as Markdown. Names from images stand in code spans: nobody is mentioned and nothing linked by them.</summary>
    public string Body()
    {
        var text = new StringBuilder();
        if (IsRebuild) text.Append(CultureInfo.InvariantCulture, $"The base of {MarkdownText.Code(Service)} ({MarkdownText.Code(Dockerfile)}) stays {MarkdownText.Code(To.Familiar)}, pulled anew; no byte of the file changes.\n");
        else text.Append(CultureInfo.InvariantCulture, $"The base of {MarkdownText.Code(Service)} ({MarkdownText.Code(Dockerfile)}) becomes {MarkdownText.Code(To.Familiar)}; it was {MarkdownText.Code(From.Familiar)}.\n");
        text.Append(CultureInfo.InvariantCulture, $"{Sentence(Reason)}{(Risk is { } risk ? $" Risk: {risk.Level.ToString().ToLowerInvariant()} ({risk.Reason})." : "")}\n");
        text.Append("\n## Tried\n\n");
        foreach (var proof in Proofs) text.Append(CultureInfo.InvariantCulture, $"- {proof.Name}: {MarkdownText.Code(proof.Text)}\n");
        if (Comparison is { } comparison) Changes(text, comparison);
        return text.ToString();
    }

    /// <summary>What failed, for people, with the lines of the log that tell it; empty when nothing did.</summary>
    public string Failure()
    {
        var text = new StringBuilder();
        foreach (var proof in Proofs.Where(static p => !p.Passed))
        {
            text.Append(CultureInfo.InvariantCulture, $"{PlainText.Of(Service)}: {proof.Name} failed with {PlainText.Of(To.Familiar)}: {PlainText.Of(proof.Text)}\n");
            foreach (var line in proof.Log) text.Append("    ").Append(PlainText.Of(line)).Append('\n');
        }

        return text.ToString();
    }

    private static void Changes(StringBuilder text, ImageComparison comparison)
    {
        var packages = comparison.Packages;
        text.Append(CultureInfo.InvariantCulture, $"\n## Packages\n\n{packages.CountBefore} become {packages.CountAfter}: {packages.Up.Count()} up, {packages.Down.Count()} down, {packages.Removed.Length} removed, {packages.Added.Length} added, {packages.Renamed.Length} of both only renamed.\n\n");
        Listed(text, packages.Changed, static c => $"{MarkdownText.Code(c.Name)} {MarkdownText.Code(c.Before)} → {MarkdownText.Code(c.After)}");
        if (comparison.Findings is { } findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Vulnerabilities\n\n{findings.Fixed.Length} fixed, {findings.New.Length} new, {findings.Same.Length} the same{(findings.Problems.IsEmpty ? "" : "; not everything could be judged")}.\n\n");
            Listed(text, findings.Fixed, static m => $"fixed: {MarkdownText.Id(m.Id)} ({Words.Of(m.Severity)}) in {MarkdownText.Code(m.Package.Name)}");
            Listed(text, findings.New, static m => $"new: {MarkdownText.Id(m.Id)} ({Words.Of(m.Severity)}) in {MarkdownText.Code(m.Package.Name)}");
        }

        foreach (var (level, title) in new[] { (ChangeLevel.Breaking, "Breaking, by evidence"), (ChangeLevel.Likely, "Breaks what uses it") })
        {
            ImmutableArray<Change> changes = [.. comparison.Changes.Where(c => c.Level == level)];
            if (changes.IsEmpty) continue;
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            Listed(text, changes, c => $"{(c.Line is { } line ? $"line {line}: " : "")}{MarkdownText.Code(c.Text)}{(c.Evidence.IsEmpty ? "" : $" ({MarkdownText.Code(string.Join("; ", c.Evidence.Take(4)))})")}");
        }
    }

    private static void Listed<T>(StringBuilder text, ImmutableArray<T> items, Func<T, string> line)
    {
        const int most = 40;
        foreach (var item in items.Take(most)) text.Append("- ").Append(line(item)).Append('\n');
        if (items.Length > most) text.Append(CultureInfo.InvariantCulture, $"- and {items.Length - most} more\n");
    }

    /// <summary>The new base without what it has in common: the tag, and the beginning of the digest.</summary>
    private string Shortened()
    {
        var digest = To.Digest is { } pinned ? $"@{pinned.ToString()[..19]}" : "";
        return PlainText.Of(To.Name == From.Name && To.Tag is { } tag ? tag + digest : To.With(To.Tag, null).Familiar + digest);
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : $"{char.ToUpperInvariant(text[0])}{PlainText.Of(text[1..])}.";
}
