using Drydock.Bases.Calendar;
using Drydock.Bases.History;

namespace Drydock.Bases;

/// <summary>What is known of the lives of bases without asking anybody: support dates, and the tags of official images.</summary>
public sealed record LifecycleFacts(SupportCalendar Calendar, TagHistories Histories)
{
    /// <summary>What comes with the tool.</summary>
    public static LifecycleFacts BuiltIn { get; } = new(SupportCalendar.BuiltIn, new TagHistories(null));
}
