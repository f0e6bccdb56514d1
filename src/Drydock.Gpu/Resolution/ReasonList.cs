using System.Collections.Immutable;
using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Resolution;

/// <summary>Gathers reasons while a set is judged.</summary>
internal sealed class ReasonList
{
    private readonly List<Reason> reasons = [];

    public void Fact(string id, string text, Citation? citation = null) => reasons.Add(new Reason(ReasonKind.Fact, id, text, citation));

    public void Caution(string id, string text, Citation? citation = null) => reasons.Add(new Reason(ReasonKind.Caution, id, text, citation));

    /// <summary>Adds the reason and gives the answer that it leads to.</summary>
    public Answer Unknown(string id, string text, Citation? citation = null)
    {
        reasons.Add(new Reason(ReasonKind.Unknown, id, text, citation));
        return Answer.Unknown;
    }

    /// <summary>Adds the reason and gives the answer that it leads to.</summary>
    public Answer Blocks(string id, string text, Citation? citation = null)
    {
        reasons.Add(new Reason(ReasonKind.Blocks, id, text, citation));
        return Answer.No;
    }

    /// <summary>The worst first, else in the order in which they were found.</summary>
    public ImmutableArray<Reason> Sorted() => [.. reasons.OrderByDescending(static r => r.Kind).Distinct()];

    /// <summary>No when any says no, yes when all say yes.</summary>
    public static Answer All(params ReadOnlySpan<Answer> answers)
    {
        var all = Answer.Yes;
        foreach (var answer in answers)
        {
            if (answer == Answer.No) return Answer.No;
            if (answer == Answer.Unknown) all = Answer.Unknown;
        }

        return all;
    }
}
