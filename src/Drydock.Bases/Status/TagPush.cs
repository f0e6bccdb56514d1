namespace Drydock.Bases.Status;

/// <summary>When a tag was last pushed: how old its content is.</summary>
/// <param name="At">UTC.</param>
/// <param name="Source">Who says it: <c>hub.docker.com</c>.</param>
public sealed record TagPush(DateTimeOffset At, string Source)
{
    /// <summary>Whole days up to a day.</summary>
    public int DaysUntil(DateOnly day) => Math.Max(0, day.DayNumber - DateOnly.FromDateTime(At.UtcDateTime).DayNumber);

    /// <summary>The push that an answer tells, where it speaks of the content that the registry has; null otherwise.</summary>
    public static TagPush? Of(BaseLookup? found)
    {
        if (found?.Hub is not { Tag: { Pushed: { } at } tag } answer) return null;
        var same = found.Digest is not { } now || tag.Digest is not { } there || there == now || tag.Platforms.Any(p => p.Digest == now);
        return same ? new TagPush(at, answer.Host) : null;
    }

    /// <summary>Why Docker Hub's word does not count, as a notice; null when it does or was not asked.</summary>
    public static string? Unknown(BaseLookup? found) => found?.Hub is not { } answer || Of(found) is not null ? null
        : $"when the tag was last pushed is not known: {answer.Host}: {answer.Why ?? (answer.Tag?.Pushed is null ? "it does not say" : "it speaks of other content than the registry has")}";
}
