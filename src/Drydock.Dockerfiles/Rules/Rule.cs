using System.Collections.Immutable;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Rules;

/// <summary>A rule: what it wants, why, and how it is judged.</summary>
public sealed record Rule
{
    /// <summary>Its name in output, policy and ignores: lower case, words joined by <c>-</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong where it reports, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What happens to those who leave it so.</summary>
    public required string Why { get; init; }

    public required RuleTheme Theme { get; init; }

    /// <summary>Unless a policy says otherwise.</summary>
    public required RuleSeverity Severity { get; init; }

    public RuleScope Scope { get; init; } = RuleScope.Default;

    /// <summary>The best fix that it can offer.</summary>
    public FixClass Fix { get; init; } = FixClass.None;

    /// <summary>Ids of the same rule in other tools (<c>DL3006</c>, <c>WorkdirRelativePath</c>, <c>DS-0002</c>, <c>CKV_DOCKER_3</c>), sorted.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>A small whole Dockerfile on which it reports.</summary>
    public required string Before { get; init; }

    /// <summary>The same, mended; exactly what the rule's own fix makes of it, where it has one that needs no lookup.</summary>
    public required string After { get; init; }

    /// <summary>Files beside the example, where the rule looks at the build context: path and text.</summary>
    public ImmutableArray<(string Path, string Text)> ExampleFiles { get; init; } = [];

    /// <summary>Permission bits of those files that are not readable by everybody.</summary>
    public ImmutableArray<(string Path, int Mode)> ExampleModes { get; init; } = [];

    /// <summary>The compose file beside the example, where the rule looks at services.</summary>
    public string? ExampleCompose { get; init; }

    /// <summary>The host driver of the example, where the rule asks for it.</summary>
    public string? ExampleDriver { get; init; }

    /// <summary>What the example's policy asks, where the rule waits for one.</summary>
    public RulePolicy ExamplePolicy { get; init; } = new() { AllRules = true };

    /// <summary>What is known of the example's bases, where their names do not tell it.</summary>
    public Func<ImageReference, BaseFacts>? ExampleBases { get; init; }

    /// <summary>Other Dockerfiles of the example's fleet: path and base.</summary>
    public ImmutableArray<(string Path, string Base)> ExampleSiblings { get; init; } = [];

    /// <summary>Judges one file.</summary>
    public required Action<RuleContext> Check { get; init; }
}
