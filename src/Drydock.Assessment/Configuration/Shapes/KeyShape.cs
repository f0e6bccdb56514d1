namespace Drydock.Assessment.Configuration.Shapes;

/// <summary>A key of a mapping.</summary>
internal sealed record KeyShape(string Name, Shape Value, bool Required = false);
