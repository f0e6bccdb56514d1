using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Checking;

/// <summary>A comment that switches rules off.</summary>
/// <param name="Tool"><c>drydock</c>, <c>hadolint</c>, <c>check</c> (BuildKit) or <c>shellcheck</c>.</param>
/// <param name="Ids">Ids of rules, ours or that tool's.</param>
/// <param name="Span">The comment in the file.</param>
/// <param name="FirstLine">First line that it covers.</param>
/// <param name="LastLine">Last line that it covers.</param>
/// <param name="Reason">Why; null where it does not say.</param>
/// <param name="Until">Last day on which it holds; null where it does not say.</param>
/// <param name="Problem">What cannot be read in it; null when all can.</param>
public sealed record IgnoreComment(string Tool, ImmutableArray<string> Ids, TextSpan Span, int FirstLine, int LastLine, string? Reason, DateOnly? Until, string? Problem)
{
    /// <summary>ShellCheck's own comments: they hold for what ShellCheck finds.</summary>
    internal const string ShellCheckTool = "shellcheck";

    /// <summary>True when an id of it means a result: the rule's own id, one of another tool, a code of ShellCheck, or <c>all</c>.</summary>
    public bool Names(string id, Diagnostic diagnostic)
    {
        if (ShellFinding.IsFrom(diagnostic) && (id.Equals("all", StringComparison.OrdinalIgnoreCase) || ShellFinding.IsCode(id, diagnostic))) return true;
        if (Tool != ShellCheckTool && (id.Equals(diagnostic.Rule.Id, StringComparison.OrdinalIgnoreCase) || id.Equals("all", StringComparison.OrdinalIgnoreCase))) return true;
        return diagnostic.Rule.Aliases.Any(a => a.Equals(id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when it may switch a rule off: not past its day, and with the reason that the policy asks for.</summary>
    public bool IsInForce(CheckSettings settings) => !IsExpired(settings) && !LacksReason(settings);

    /// <summary>True behind its last day.</summary>
    public bool IsExpired(CheckSettings settings) => Until is { } until && settings.Today is { } today && today > until;

    /// <summary>True when the policy asks for a reason and there is none.</summary>
    public bool LacksReason(CheckSettings settings) => settings.Policy.IgnoresNeedReason && (string.IsNullOrWhiteSpace(Reason) || Tool == "drydock" && Until is null);
}
