namespace Drydock.Assessment.Deadlines;

/// <summary>One maintenance window as instants (UTC).</summary>
public readonly record struct WindowTime(DateTimeOffset Start, DateTimeOffset End);
