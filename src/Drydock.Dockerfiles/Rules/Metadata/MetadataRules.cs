using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.Metadata;

/// <summary>Health checks, labels and comments.</summary>
internal static class MetadataRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        NoHealthcheck.Rule,
        HealthcheckToolMissing.Rule,
        LabelRequired.Rule,
        LabelExtra.Rule,
        LabelDuplicate.Rule,
        LabelFormat.Rule,
        LabelBakedDate.Rule,
        LabelVsReality.Rule,
        Todo.Rule,
    ];
}
