using System.Collections.Immutable;
using Drydock.Dockerfiles.Rules;

namespace Drydock.Dockerfiles.Mends;

/// <summary>What a mend makes of a file: changes, a refusal, or neither where there is nothing to do.</summary>
/// <param name="Edits">In any order, without overlap; empty where nothing changes.</param>
/// <param name="Refusal">Why it cannot be done safely, one sentence without its full stop; null where it can, or need not.</param>
public sealed record MendResult(ImmutableArray<TextEdit> Edits, string? Refusal)
{
    /// <summary>The file is already as this mend would make it, or is none of its business.</summary>
    public static MendResult Nothing { get; } = new([], null);

    /// <summary>True where the reason is an answer that nobody gave: it may come the next time.</summary>
    public bool Unanswered { get; init; }

    /// <summary>These changes.</summary>
    public static MendResult Of(params IEnumerable<TextEdit> edits) => new([.. edits], null);

    /// <summary>The file stays as it is.</summary>
    public static MendResult Refuse(string why) => new([], why);
}
