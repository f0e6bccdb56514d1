using Drydock.Advisories;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.Policy;
using Drydock.Assessment.State;

namespace Drydock.Assessment.Tests.State;

/// <summary>Scans of a service, made by hand.</summary>
internal static class GivenScans
{
    public static readonly DateTimeOffset Day0 = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly ResponsePolicy Response = EffectivePolicy.Of(null, null).Response;

    public static Sighting Seen(string id, Severity severity = Severity.High, string? fix = "2.0", string package = "openssl", bool exploited = false, params string[] aliases) =>
        new("deb", package, id, [.. aliases], "1.0", severity, fix, exploited, null, $"About {id}");

    public static ScanPart Part(params Sighting[] sightings) => new() { Name = "image", Target = "api:1", Status = ScanStatus.Complete, Packages = 10, DataOf = Day0, Sightings = [.. sightings] };

    public static ServiceScan Scan(double hours, params ScanPart[] parts) => new() { Service = "api", At = Day0.AddHours(hours), ToolVersion = "0.1.0", Parts = [.. parts] };

    public static Waiver Waiver(string id, DateOnly expires, string service = "*", string? package = null) => new(id, [service], package, "not shipped", "ops", expires, 1);

    public static string Events(StateFile state, string id) =>
        string.Join(' ', state.Findings().Where(f => f.Key.Vulnerability == id).SelectMany(f => f.Events).Select(e => EventWords.Of(e.Kind)));
}
