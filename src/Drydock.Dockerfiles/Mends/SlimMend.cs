using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Rules.Apt;
using Drydock.Dockerfiles.Rules.Privilege;
using Drydock.Dockerfiles.Semantics;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Builds on the slim variant of a full Python image, with the packages of the full one that the file uses.</summary>
/// <remarks>A Python package that the table does not know is taken to have wheels, as nearly all do.</remarks>
internal static class SlimMend
{
    public static readonly Mend Mend = new("slim", "build on the slim variant of a full image", Run);

    private static MendResult Run(MendContext c)
    {
        var root = c.Final.Lineage.Last();
        if (root.From.Reference is not { Tag: { } tag } reference) return MendResult.Nothing;
        if (SlimTag(c, reference, tag) is not { } slim) return MendResult.Nothing;
        if (!reference.Repository.EndsWith("/python", StringComparison.Ordinal)) return MendResult.Refuse($"what a build uses of {reference.Familiar} and {slim} lacks is only known for Python's images");
        if (root.From.DefaultFrom is { } shared && c.File.Stages.Any(s => s != root && s.From.DefaultFrom is { } other && ReferenceEquals(other.Pair, shared.Pair)))
            return MendResult.Refuse($"{MendContext.Place(shared.Statement)} is the base of several stages, and what the others need of it is not known here");
        var needs = new SlimNeeds(c);
        if (needs.Read() is { } unknown) return MendResult.Refuse(unknown);
        var (digest, problem) = Digest(c, reference.With(slim, null), reference.Digest is not null);
        if (problem is not null) return MendResult.Refuse(problem) with { Unanswered = true };
        if (BaseText.Find(root.From)?.WithTag(c, slim + digest) is not { } from) return MendResult.Refuse($"the base of {MendContext.Place(root.From)} is put together from arguments; write it in one piece");
        var install = Install(c, root, needs);
        return install.Refusal is null ? MendResult.Of([from, .. install.Edits, .. WithoutLists(c)]) : install;
    }

    /// <summary>The tag of the slim variant; null where this is one, or none is known.</summary>
    private static string? SlimTag(MendContext c, ImageReference reference, string tag)
    {
        var parts = tag.Split('-');
        if (parts.Contains("slim") || !parts[0].AsSpan().ContainsAnyInRange('0', '9')) return null;
        if (c.Settings.Check.Bases(reference.With(tag, null)).SlimTag is { } known) return known;
        if (reference.Repository is not ("library/python" or "library/node" or "library/ruby") && !reference.Repository.EndsWith("/library/python", StringComparison.Ordinal)) return null;
        if (parts.Length > 2 || parts.Length == 2 && KnownBases.Of(reference) is not { Os: "debian", Release: not null }) return null;
        return parts.Length == 1 || reference.Repository == "library/node" ? tag + "-slim" : $"{parts[0]}-slim-{parts[1]}";
    }

    /// <summary>A digest belongs to one variant: where the full one's stands, the slim one's has to come in its place.</summary>
    private static (string Digest, string? Problem) Digest(MendContext c, ImageReference slim, bool isPinned)
    {
        if (!isPinned) return ("", null);
        if (c.Settings.Digest is not { } ask) return ("", "the base is held by a digest, which is the full image's; allow the registry to be asked for the slim one's");
        var answer = ask(slim);
        return answer.Digest is { } digest ? ($"@{digest}", null) : ("", $"the digest of {slim.Familiar} is not known: {answer.Problem}");
    }

    /// <summary>Adds what is missing to the first install in front of its first use, or writes one of its own there.</summary>
    private static MendResult Install(MendContext c, Stage root, SlimNeeds needs)
    {
        var missing = needs.Missing;
        if (missing.IsEmpty) return MendResult.Nothing;
        var first = needs.FirstUse is { } use && use.StageIndex == root.Index ? use : root.Statements.FirstOrDefault();
        if (first is null) return MendResult.Refuse("the stage on the full image is empty");
        if (needs.FirstUse is { } other && other.StageIndex != root.Index) first = root.Statements.LastOrDefault() ?? first;
        if (ImageUser.IsKnownOther(ImageUser.At(c.Rules, first))) return MendResult.Refuse($"{string.Join(", ", missing)} would have to be installed above {MendContext.Place(first)}, where the user is no longer root");
        foreach (var run in root.Runs.TakeWhile(r => r.Syntax.FirstLine <= first.Syntax.FirstLine))
        {
            var call = run.Packages.FirstOrDefault(static p => p is { Manager: "apt-get" or "apt", Action: "install", Operands.IsEmpty: false });
            if (call is null || !CommandChain.IsPlain(run) || call.Invocation.Place.Depth > 0 || call.Invocation.Place.Conditional || (run == needs.FirstUse && !IsInFront(run, call.Invocation))) continue;
            return MendResult.Of(TextEdit.Insert(run.SpanOf(call.Operands[^1]).End, " " + string.Join(' ', missing)));
        }

        return MendResult.Of(c.InsertBefore(first, [AptText.Install(missing)]));
    }

    /// <summary>True when an install stands in front of everything else in its RUN that uses what it installs.</summary>
    private static bool IsInFront(CommandStatement run, Shell.ShellInvocation install) =>
        run.Invocations.TakeWhile(i => i.Command.Start < install.Command.Start).All(static i => i.Runs("apt-get", "apt", "set", "export"));

    /// <summary>What the rule on package lists would change: in a slim image they are the larger part.</summary>
    private static IEnumerable<TextEdit> WithoutLists(MendContext c)
    {
        var found = new List<Diagnostic>();
        AptListsLeft.Rule.Check(new RuleContext(c.File, c.Settings.Check, AptListsLeft.Rule, RuleSeverity.Info, found));
        return found.Where(static d => d.Fix is not null).SelectMany(static d => d.Fix!.Edits);
    }
}
