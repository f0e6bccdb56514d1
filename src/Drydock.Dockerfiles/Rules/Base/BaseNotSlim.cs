using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A full image where a slim one exists.</summary>
internal static class BaseNotSlim
{
    /// <summary>Images that have a slim variant of every tag of Debian.</summary>
    private static readonly ImmutableHashSet<string> Slim = ["library/python", "library/node", "library/ruby", "library/rust", "library/perl", "library/debian"];

    public static readonly Rule Rule = new()
    {
        Id = "base-not-slim",
        Title = "A full image is the base of what is shipped",
        Why = "It brings compilers, headers and hundreds of packages that the service never uses, each with its own advisories.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-bookworm
            USER 1000:1000

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            USER 1000:1000

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages.Where(s => c.File.IsShipped(s) && s.From.Reference is not null))
            {
                var from = stage.From;
                if (from.Reference is not { Tag: { } tag, Digest: null } reference || SlimTag(reference.Repository, tag) is not { } slim) continue;
                var at = from.Image.Text.LastIndexOf(tag, StringComparison.Ordinal);
                var edit = at < 0 ? null : new TextEdit(new TextSpan(from.Image.Span.Start + SourceText.ByteCount(from.Image.Text.AsSpan(0, at)), tag.Length), slim);
                var fix = edit is null || NeedsBuildTools(stage) ? null : new Fix(FixClass.Consent, $"build on {slim}", edit);
                c.Report(from.Image.Span, $"{reference.Familiar} brings compilers and headers; build on {reference.FamiliarName}:{slim}", fix);
            }
        },
    };

    private static string? SlimTag(string repository, string tag)
    {
        var parts = tag.Split('-');
        if (!Slim.Contains(repository) || !parts[0].All(static x => char.IsAsciiDigit(x) || x == '.') && repository != "library/debian") return null;
        if (parts.Any(static p => p is "slim" or "alpine" or "windowsservercore" or "nanoserver" || p.StartsWith("alpine", StringComparison.Ordinal))) return null;

        // python:3.12-slim-bookworm and node:22-bookworm-slim: the two spell it in different order.
        return repository is "library/node" or "library/debian" ? tag + "-slim" : parts.Length == 1 ? tag + "-slim" : $"{parts[0]}-slim-{string.Join('-', parts.Skip(1))}";
    }

    /// <summary>A stage that compiles, or installs from source, may need what the full image brings.</summary>
    private static bool NeedsBuildTools(Stage stage) =>
        stage.Runs.SelectMany(static r => r.Invocations).Any(static i => i.Runs("gcc", "g++", "make", "cmake", "git", "curl", "wget", "pip", "pip3", "npm", "yarn", "gem", "cargo", "bundle", "python", "python3", "uv"));
}
