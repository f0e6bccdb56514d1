namespace Drydock.Assessment.Deadlines;

/// <summary>How often a recurrence comes round.</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
}
