namespace Drydock.Dockerfiles.Rules;

/// <summary>Until when what a tag names is supported, as the file alone can tell. The calendar of drydock bases knows more.</summary>
/// <remarks>Dates of endoflife.date, November 2026; of Debian the end of its long term support.</remarks>
internal static class KnownSupport
{
    private static readonly Dictionary<string, DateOnly> Ends = new(StringComparer.Ordinal)
    {
        ["debian buster"] = new(2024, 6, 30),
        ["debian bullseye"] = new(2026, 8, 31),
        ["debian bookworm"] = new(2028, 6, 30),
        ["debian trixie"] = new(2030, 6, 30),
        ["ubuntu bionic"] = new(2023, 5, 31),
        ["ubuntu focal"] = new(2025, 5, 31),
        ["ubuntu jammy"] = new(2027, 4, 1),
        ["ubuntu noble"] = new(2029, 5, 31),
        ["alpine 3.15"] = new(2023, 11, 1),
        ["alpine 3.16"] = new(2024, 5, 23),
        ["alpine 3.17"] = new(2024, 11, 22),
        ["alpine 3.18"] = new(2025, 5, 9),
        ["alpine 3.19"] = new(2025, 11, 1),
        ["alpine 3.20"] = new(2026, 4, 1),
        ["alpine 3.21"] = new(2026, 11, 1),
        ["alpine 3.22"] = new(2027, 5, 1),
        ["alpine 3.23"] = new(2027, 11, 1),
        ["alpine 3.24"] = new(2028, 6, 1),
        ["python 2.7"] = new(2020, 1, 1),
        ["python 3.6"] = new(2021, 12, 23),
        ["python 3.7"] = new(2023, 6, 27),
        ["python 3.8"] = new(2024, 10, 7),
        ["python 3.9"] = new(2025, 10, 31),
        ["python 3.10"] = new(2026, 10, 31),
        ["python 3.11"] = new(2027, 10, 31),
        ["python 3.12"] = new(2028, 10, 31),
        ["python 3.13"] = new(2029, 10, 31),
        ["python 3.14"] = new(2030, 10, 31),
        ["node 12"] = new(2022, 4, 30),
        ["node 14"] = new(2023, 4, 30),
        ["node 16"] = new(2023, 9, 11),
        ["node 18"] = new(2025, 4, 30),
        ["node 20"] = new(2026, 4, 30),
        ["node 22"] = new(2027, 4, 30),
        ["node 24"] = new(2028, 4, 30),
    };

    /// <summary>The earliest end of what is named; null when none is known.</summary>
    /// <param name="names"><c>debian bookworm</c>, <c>python 3.12</c>.</param>
    public static DateOnly? Until(params IEnumerable<string> names)
    {
        DateOnly? earliest = null;
        foreach (var name in names)
        {
            if (Ends.TryGetValue(name, out var end) && (earliest is null || end < earliest)) earliest = end;
        }

        return earliest;
    }
}
