using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Checking;

/// <summary>Finds the comments that switch rules off: ours, hadolint's, BuildKit's and ShellCheck's.</summary>
/// <remarks><c># drydock ignore=ID,ID reason="…" until=2027-01-31</c> above an instruction or <c># drydock global ignore=…</c> for the file;
/// <c># hadolint ignore=…</c>, <c># hadolint stage ignore=…</c>, <c># hadolint global ignore=…</c>; <c># check=skip=…</c> above an instruction or as a directive; <c># shellcheck disable=…</c> above or inside an instruction.</remarks>
public static partial class IgnoreComments
{
    /// <summary>In file order.</summary>
    public static ImmutableArray<IgnoreComment> Of(DockerfileModel file)
    {
        var found = ImmutableArray.CreateBuilder<IgnoreComment>();
        foreach (var token in file.Syntax.Tokens)
        {
            if (token.Kind is not (TokenKind.Comment or TokenKind.Directive)) continue;
            var text = SourceText.Printable(SourceText.Decode(file.Syntax.Source.Span.Slice(token.Start, token.Length))).Trim();
            var comment = Read(file, text, new TextSpan(token.Start, token.Length), token.Line, token.Kind == TokenKind.Directive);
            if (comment is not null) found.Add(comment);
        }

        return found.ToImmutable();
    }

    private static IgnoreComment? Read(DockerfileModel file, string text, TextSpan span, int line, bool isDirective)
    {
        if (Ours().Match(text) is { Success: true } ours)
        {
            var (first, last) = Covered(file, line, ours.Groups["scope"].Value);
            var rest = ours.Groups["rest"].Value;
            return ReadRest(new IgnoreComment(ours.Groups["tool"].Value.ToLowerInvariant(), Ids(ours.Groups["ids"].Value), span, first, last, null, null, null), rest);
        }

        if (ShellCheck().Match(text) is { Success: true } shell)
        {
            var (first, last) = Covered(file, line, "");
            return new IgnoreComment(IgnoreComment.ShellCheckTool, Ids(shell.Groups["ids"].Value), span, first, last, ReasonIn(shell.Groups["rest"].Value), null, null);
        }

        if (BuildKit().Match(text) is not { Success: true } check) return null;
        var (from, to) = isDirective ? (1, int.MaxValue) : Covered(file, line, "");
        var skip = check.Groups["options"].Value.Split(';').Select(static o => o.Trim()).FirstOrDefault(static o => o.StartsWith("skip=", StringComparison.OrdinalIgnoreCase));
        return skip is null ? null : new IgnoreComment("check", Ids(skip[5..]), span, from, to, null, null, null);
    }

    private static IgnoreComment ReadRest(IgnoreComment comment, string rest)
    {
        if (comment.Tool == "hadolint") return comment with { Reason = ReasonIn(rest) };
        foreach (Match option in Option().Matches(rest))
        {
            var value = option.Groups["quoted"].Success ? option.Groups["quoted"].Value : option.Groups["plain"].Value;
            if (option.Groups["name"].Value.Equals("reason", StringComparison.OrdinalIgnoreCase)) comment = comment with { Reason = value };
            else if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)) comment = comment with { Until = until };
            else comment = comment with { Problem = $"until={value} is no date; write until=2027-01-31" };
        }

        return comment;
    }

    private static string? ReasonIn(string rest) => rest.TrimStart(' ', '\t', '#').Trim() is { Length: > 0 } reason ? reason : null;

    private static ImmutableArray<string> Ids(string list) => [.. list.Split(',').Select(static i => i.Trim()).Where(static i => i.Length > 0)];

    /// <summary>The lines of the file, of the stage, or of the instruction that the comment stands above or inside.</summary>
    private static (int First, int Last) Covered(DockerfileModel file, int line, string scope)
    {
        if (scope == "global") return (1, int.MaxValue);
        if (scope == "stage")
        {
            var stage = file.Stages.LastOrDefault(s => s.From.Syntax.FirstLine < line) ?? file.Stages.FirstOrDefault();
            if (stage is null) return (line, line);
            var next = file.Stages.FirstOrDefault(s => s.Index == stage.Index + 1);
            return (stage.From.Syntax.FirstLine, next is null ? int.MaxValue : next.From.Syntax.FirstLine - 1);
        }

        var target = file.Syntax.Instructions.FirstOrDefault(i => i.LastLine > line);
        return target is null ? (line, line) : (target.FirstLine, target.LastLine);
    }

    [GeneratedRegex(@"^#\s*(?<tool>drydock|hadolint)\s+(?:(?<scope>global|stage)\s+)?ignore\s*=\s*(?<ids>[\w.-]+(?:\s*,\s*[\w.-]+)*)(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ours();

    [GeneratedRegex(@"^#\s*shellcheck\s+(?:\S+\s+)*?disable=(?<ids>[\w-]+(?:,[\w-]+)*)(?<rest>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShellCheck();

    [GeneratedRegex(@"^#\s*check\s*=\s*(?<options>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BuildKit();

    [GeneratedRegex("(?<name>reason|until)\\s*=\\s*(?:\"(?<quoted>[^\"]*)\"|(?<plain>\\S+))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();
}
