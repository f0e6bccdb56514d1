namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>One package's record in a dpkg database, as written: nothing is checked yet. Absent fields are null.</summary>
internal sealed record StatusStanza
{
    public string? Package { get; init; }

    public string? Status { get; init; }

    public string? Version { get; init; }

    public string? Architecture { get; init; }

    public string? Source { get; init; }

    public string? Maintainer { get; init; }

    /// <summary>True when a field in use occurs twice; the first counts.</summary>
    public bool HasDuplicateField { get; init; }
}
