namespace Drydock.Packages.Catalogers.DpkgDatabase;

/// <summary>What a Status field says about a package being there. Only the third word decides; what is wanted and flagged never matters.</summary>
/// <param name="IsAbsent">True when no file of the package is on disk.</param>
/// <param name="Note">What a reader should know of an incomplete state; null for an installed package.</param>
/// <remarks>dpkg(1), "Package states".</remarks>
internal readonly record struct PackageState(bool IsAbsent, string? Note)
{
    public static PackageState Of(string? status)
    {
        if (status is null) return default;
        var words = status.Split([' ', '\t'], 4, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3) return new PackageState(false, "its Status field is incomplete");
        return words[2] switch
        {
            "installed" => default,
            "config-files" or "not-installed" => new PackageState(true, null),
            "triggers-awaited" or "triggers-pending" or "half-configured" or "unpacked" or "half-installed" => new PackageState(false, words[2]),
            _ => new PackageState(false, "its Status field names an unknown state"),
        };
    }
}
