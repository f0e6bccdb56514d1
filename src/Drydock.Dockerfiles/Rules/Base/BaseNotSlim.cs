using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images.References;

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
                if (SlimOf(c, from) is not { } slim || from.Reference is not { Tag: { } tag } reference) continue;
                var at = from.Image.Text.LastIndexOf(tag, StringComparison.Ordinal);
                var edit = at < 0 ? null : new TextEdit(new TextSpan(from.Image.Span.Start + SourceText.ByteCount(from.Image.Text.AsSpan(0, at)), tag.Length), slim);
                var fix = edit is null || NeedsBuildTools(stage) ? null : new Fix(FixClass.Consent, $"build on {slim}", edit);
                c.Report(from.Image.Span, $"{reference.Familiar} brings compilers and headers; build on {reference.FamiliarName}:{slim}", fix);
            }
        },
    };

    /// <summary>True when the rule has a slim tag to propose for a base.</summary>
    public static bool Speaks(RuleContext c, FromStatement from) => c.Policy.SeverityOf(Rule) != RuleSeverity.Off && SlimOf(c, from) is not null;

    /// <summary>The slim tag of a full image; null where there is none, where a digest holds the full one, and where the policy names variants without slim.</summary>
    private static string? SlimOf(RuleContext c, FromStatement from) =>
        from.Reference is { Tag: { } tag, Digest: null } reference && (c.Policy.Variants.IsEmpty || c.Policy.Variants.Contains("slim")) ? Slimmer(c, reference, tag) : null;

    private static string? Slimmer(RuleContext c, ImageReference reference, string tag) =>
        c.Settings.Bases(reference).SlimTag ?? (reference is { Registry: ImageReference.DockerHub, Repository: "nvidia/cuda" } ? Runtime(tag) : SlimTag(reference, tag));

    /// <summary>CUDA's variants are base, runtime and devel; only the last one holds the compiler.</summary>
    private static string? Runtime(string tag) => tag.Contains("-devel", StringComparison.Ordinal) ? tag.Replace("-devel", "-runtime", StringComparison.Ordinal) : null;

    private static string? SlimTag(ImageReference reference, string tag)
    {
        if (reference.Registry != ImageReference.DockerHub || !Slim.Contains(reference.Repository)) return null;
        var parts = tag.Split('-');
        var isDebian = reference.Repository == "library/debian";
        if (!isDebian && !parts[0].All(static x => char.IsAsciiDigit(x) || x == '.')) return null;

        // A version alone or with a release of Debian: other variants have no slim one, or spell it otherwise.
        if (KnownBases.Of(reference) is not { Os: "debian", Release: not null } && (isDebian || parts.Length > 1) || parts.Contains("slim") || parts.Length > 2) return null;

        // python:3.12-slim-bookworm and node:22-bookworm-slim: the two spell it in different order.
        return isDebian || reference.Repository == "library/node" || parts.Length == 1 ? tag + "-slim" : $"{parts[0]}-slim-{string.Join('-', parts.Skip(1))}";
    }

    /// <summary>A stage that compiles, or installs from source, may need what the full image brings.</summary>
    private static bool NeedsBuildTools(Stage stage) =>
        stage.Runs.SelectMany(static r => r.Invocations).Any(static i => i.Runs("gcc", "g++", "make", "cmake", "nvcc", "git", "curl", "wget", "pip", "pip3", "npm", "yarn", "gem", "cargo", "bundle", "python", "python3", "uv", "sh", "bash"));
}
