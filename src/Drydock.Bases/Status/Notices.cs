using System.Globalization;
using Drydock.Bases.Changes;
using Drydock.Bases.History;
using Drydock.Bases.Tags;

namespace Drydock.Bases.Status;

/// <summary>What a person should know of a base, as sentences.</summary>
internal static class Notices
{
    private const int MostCommands = 6;

    public static IEnumerable<Notice> Of(BaseStatus status, TagLife? life, TagHistory? history)
    {
        if (status.LineSupport is { Phase: "eol" }) yield return new Notice(UpdateKind.Eol, null, $"{status.Product.Name} {status.Line} is no longer supported: vulnerabilities in it are not mended");
        if (status.Os is { } os && status.Support is { } support)
        {
            if (support.Phase == "eol") yield return new Notice(UpdateKind.Eol, null, $"{os.Describe()} is no longer supported");
            if (support.Phase == "lts") yield return new Notice(UpdateKind.Eol, support.Until, $"{os.Describe()} has long-term support only, by another team and for fewer packages, until {Day(support.Until)}");
        }

        if (life?.RetiredOn(status.Day) is { } retired) yield return new Notice(UpdateKind.Retired, retired, history!.WasSeen(retired) ? $"the tag is no longer listed since {Day(retired)} (seen in {history.Origin}): it stays in the registry, but no more security rebuilds come" : $"the tag has not been built since {Day(retired)}: it stays in the registry, but gets no fixes");
        foreach (var move in status.Moves) yield return new Notice(UpdateKind.OsRefresh, move.Date, Told(status, move));
        foreach (var loss in status.LostPlatforms) yield return new Notice(UpdateKind.ArchLost, loss.Date, $"since {Day(loss.Date)} it is not built for {string.Join(", ", loss.Platforms)}");
        if (status.HistoryEnds is { } end && end < status.Day)
            yield return new Notice(UpdateKind.Rebuild, end, $"the {(status.Facts.TagsOrigin == "the tool" ? "built-in " : "")}facts about its tags end on {Day(end)}; what happened since is not known without --online or \"drydock db update --feed official-images\"");
    }

    /// <summary>A silent move, and what it broke where that was measured.</summary>
    private static string Told(BaseStatus status, OsMove move)
    {
        var text = $"on {Day(move.Date)} the tag moved from {move.From.Describe()} to {move.To.Describe()} without changing its name{(move.SeenIn is { } list ? $" (seen on that day in {list})" : "")}";
        if (Broken(status, move) is { } change)
            text += $"; gone by default: {string.Join(", ", change.Commands.Where(static c => Wanted.Contains(c)).Take(MostCommands))} and {change.Commands.Length - MostCommands} more commands, {string.Join(", ", change.Packages.Where(static p => p is "adduser" or "gpgv"))} and {change.Packages.Length - 2} more packages, {change.Sonames.Length} shared libraries";
        return text;
    }

    /// <summary>Measured on the packages of the slim images; others hold more.</summary>
    public static SuiteChange? Broken(BaseStatus status, OsMove move) => ImageTag.Of(status.Reference).Size == "slim" ? SuiteChanges.Between(move.From, move.To) : null;

    private static readonly string[] Wanted = ["adduser", "addgroup", "deluser", "apt-key", "gpgv", "lsattr"];

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "an unknown day";
}
