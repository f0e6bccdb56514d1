using System.Collections.Immutable;
using Drydock.Images;

namespace Drydock.Bases.Comparison;

/// <summary>Everything that differs between two images.</summary>
public sealed record ImageComparison
{
    public required ImageFacts Before { get; init; }

    public required ImageFacts After { get; init; }

    public required PackageChanges Packages { get; init; }

    /// <summary>Null when no advisories were asked.</summary>
    public FindingChanges? Findings { get; init; }

    /// <summary>The worst first.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>The Dockerfile whose lines are named; null without one.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>What could not be read or judged. Any entry makes the comparison partial.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Compares two images.</summary>
    /// <param name="service">What stands on the old image.</param>
    /// <param name="day">For support dates and the moves of tags.</param>
    /// <param name="lifecycle">Those dates and moves; null for the built-in ones.</param>
    public static ImageComparison Of(ImageFacts before, ImageFacts after, ServiceUse service, DateOnly day, LifecycleFacts? lifecycle = null)
    {
        var packages = PackageChanges.Between(before.Inventory, after.Inventory);
        return new ImageComparison
        {
            Before = before,
            After = after,
            Packages = packages,
            Changes = ComparisonChecks.Run(new ComparisonInput(before, after, packages, service, day) { Lifecycle = lifecycle ?? LifecycleFacts.BuiltIn }),
            Dockerfile = service.Dockerfile,
            Problems = [.. before.Problems.Concat(after.Problems).Concat(service.Image?.Problems ?? []).Distinct()],
        };
    }
}
