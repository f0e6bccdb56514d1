namespace Drydock.Assessment.State;

/// <summary>Writes down which digest a base has: one row per change of content.</summary>
internal static class BaseRecorder
{
    public static void Record(StateRows rows, SeenBase seen)
    {
        var last = rows.All(
            "SELECT id, at, reference, digest FROM base WHERE service = $service ORDER BY id DESC LIMIT 1",
            static r => (Id: r.GetInt64(0), At: r.GetInt64(1), Reference: r.GetString(2), Digest: r.GetString(3)), ("$service", seen.Service));
        if (last is [var same] && same.Reference == seen.Reference && seen.Names.Any(n => n.ToString() == same.Digest))
        {
            rows.Run("UPDATE base SET listed = $listed WHERE id = $id", ("$id", same.Id), ("$listed", Listed(seen, same.Digest)));
            return;
        }

        // A machine whose clock was set back must not date a row before the last one.
        var at = Math.Max(StateTimes.Of(seen.At), last is [var before] ? before.At : 0);
        rows.Run("INSERT INTO base(service, at, reference, digest, platform, listed) VALUES($service, $at, $reference, $digest, $platform, $listed)",
            ("$service", seen.Service), ("$at", at), ("$reference", seen.Reference), ("$digest", seen.Digest.ToString()), ("$platform", seen.Platform), ("$listed", Listed(seen, seen.Digest.ToString())));
    }

    /// <summary>Only beside the manifest's digest: with that of a config the two cannot be asked for by one another.</summary>
    private static string? Listed(SeenBase seen, string recorded) => recorded == seen.Digest.ToString() ? seen.Listed.ToString() : null;
}
