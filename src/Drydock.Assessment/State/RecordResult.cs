namespace Drydock.Assessment.State;

/// <summary>What a scan changed.</summary>
/// <param name="Opened">Findings that are new or came back.</param>
/// <param name="Fixed">Findings that are gone.</param>
/// <param name="BaseMoved">The base's digest is another than before.</param>
public sealed record RecordResult(int Opened, int Fixed, bool BaseMoved);
