namespace Drydock.Advisories;

/// <summary>The life of one release of a product, as endoflife.date tells it.</summary>
/// <param name="Product">The product's id there: <c>debian</c>, <c>alpine-linux</c>, <c>python</c>.</param>
/// <param name="Cycle">The release: <c>12</c>, <c>3.20</c>.</param>
/// <param name="Codename">Lower case: <c>bookworm</c>; null where there is none.</param>
/// <param name="Released">The day of release; null when unknown.</param>
/// <param name="Active">End of full maintenance, after which only security fixes come.</param>
/// <param name="Security">End of regular security support.</param>
/// <param name="Extended">End of extended support (Debian LTS, Ubuntu Pro).</param>
public sealed record ReleaseSupport(
    string Product, string Cycle, string? Codename, DateOnly? Released, SupportEnd Active, SupportEnd Security, SupportEnd Extended)
{
    /// <summary>Where the release stands on a day; null when neither dates nor statements decide it.</summary>
    public SupportPhase? PhaseOn(DateOnly day)
    {
        if (Released is { } start && day < start) return new SupportPhase("unreleased", start.AddDays(-1), day);
        if (Security.EndedBefore(day) is not { } ended) return null;
        if (!ended)
        {
            return Active.EndedBefore(day) switch
            {
                false => new SupportPhase("supported", Active.Date, day),
                true => new SupportPhase("security", Security.Date, day),
                null => new SupportPhase("supported", Security.Date, day),
            };
        }

        return Extended.EndedBefore(day) == false ? new SupportPhase("lts", Extended.Date, day) : new SupportPhase("eol", null, day);
    }
}
