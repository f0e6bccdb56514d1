using System.Collections.Immutable;
using Drydock.Assessment.Configuration;

namespace Drydock.Assessment.Waivers;

/// <summary>Which waiver holds for a finding.</summary>
public static class WaiverRules
{
    /// <summary>What a waived finding says in <see cref="Suppression.By"/>.</summary>
    public const string SuppressedBy = "waiver";

    /// <summary>The waiver that holds on a day, of several the one that ends last; null when none does.</summary>
    /// <param name="service">Null for a scan that belongs to no service: then only waivers for all services hold.</param>
    /// <param name="ids">The primary id and its aliases; letter case does not matter.</param>
    public static Waiver? Find(ImmutableArray<Waiver> waivers, string? service, string package, IReadOnlyCollection<string> ids, DateOnly day) =>
        waivers.Where(w => w.CountsOn(day) && Fits(w, service, package, ids)).MaxBy(static w => w.Expires);

    /// <summary>The waiver that held last and has run out; null when there is none or another one holds.</summary>
    public static Waiver? FindExpired(ImmutableArray<Waiver> waivers, string? service, string package, IReadOnlyCollection<string> ids, DateOnly day) =>
        Find(waivers, service, package, ids, day) is null ? waivers.Where(w => Fits(w, service, package, ids)).MaxBy(static w => w.Expires) : null;

    /// <summary>How a report calls it.</summary>
    public static Suppression Suppression(Waiver waiver) => new(SuppressedBy, $"{waiver.Reason} (accepted by {waiver.Owner} until {waiver.Expires:yyyy-MM-dd})");

    private static bool Fits(Waiver waiver, string? service, string package, IReadOnlyCollection<string> ids) =>
        ids.Contains(waiver.Id, StringComparer.OrdinalIgnoreCase) && (waiver.Package is null || waiver.Package == package)
        && (service is null ? waiver.Services.Contains(FleetShape.AllServices) : waiver.IsFor(service));
}
