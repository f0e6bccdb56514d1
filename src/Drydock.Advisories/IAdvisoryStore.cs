namespace Drydock.Advisories;

/// <summary>Where the matcher looks advisories up: the database built from feeds, or the bundled sample. Safe for use by one thread at a time.</summary>
public interface IAdvisoryStore
{
    /// <summary>What it holds and how old that is.</summary>
    DatabaseInfo Info { get; }

    /// <summary>Every record about one package in one ecosystem, exactly as named in <see cref="AffectedPackage"/>; empty when there is none.
    /// Withdrawn records are not in a store, and OSV's conversion of a distribution's data is left out where the distribution's own feed is there.</summary>
    /// <param name="ecosystem"><c>Debian:12</c>, <c>Alpine:v3.20</c>, <c>PyPI</c>.</param>
    /// <param name="name">The name as <see cref="AffectedPackage.Name"/> writes it.</param>
    IReadOnlyList<Advisory> Find(string ecosystem, string name);

    /// <summary>What the store can judge in an ecosystem; null when no feed covers it, so that finding nothing proves nothing.</summary>
    Coverage? Covers(string ecosystem);

    /// <summary>What is known of a vulnerability apart from packages, by its CVE or, without one, by the id of its record; null when nothing is.</summary>
    Vulnerability? FindVulnerability(string id);

    /// <summary>The EPSS estimate of a CVE; null when there is none.</summary>
    Epss? FindEpss(string cve);

    /// <summary>The entry of a CVE in a catalogue of known exploited vulnerabilities; null when it is not listed.</summary>
    Kev? FindKev(string cve);

    /// <summary>Support dates of one release of a product, named as on endoflife.date (<c>debian</c> <c>12</c>, <c>alpine-linux</c> <c>3.20</c>);
    /// null when the store has none.</summary>
    ReleaseSupport? FindSupport(string product, string cycle);

    /// <summary>Support dates of every release of a product that the store has, in any order.</summary>
    IReadOnlyList<ReleaseSupport> FindReleases(string product);
}
