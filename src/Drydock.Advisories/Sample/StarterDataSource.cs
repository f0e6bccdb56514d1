namespace Drydock.Advisories.Sample;

/// <summary>Where facts of the starter data come from, and of which day they are.</summary>
internal sealed record StarterDataSource(string Name, string Origin, DateOnly AsOf);
