namespace Drydock.Assessment.Reports;

/// <summary>The list of formats of a bill of materials.</summary>
public static class SbomWriters
{
    public static IReadOnlyList<ISbomWriter> All { get; } = [new CycloneDxSbom(), new SpdxSbom()];

    /// <summary>The writer of this format; null when there is none.</summary>
    public static ISbomWriter? Find(string format) => All.FirstOrDefault(w => w.Format.Equals(format, StringComparison.OrdinalIgnoreCase));
}
