namespace Drydock.Gpu.Advisories;

/// <summary>A range of versions.</summary>
/// <param name="From">First affected version; null for all from the beginning.</param>
/// <param name="To">Where the range ends; null for all that follow.</param>
/// <param name="Inclusive">Whether <paramref name="To"/> itself is affected.</param>
public sealed record AffectedVersions(ComponentVersion? From, ComponentVersion? To, bool Inclusive)
{
    public bool Contains(ComponentVersion version)
    {
        if (From is { } from && version.CompareTo(from) < 0) return false;
        if (To is not { } to) return true;
        var order = version.CompareTo(to);
        return Inclusive ? order <= 0 : order < 0;
    }
}
