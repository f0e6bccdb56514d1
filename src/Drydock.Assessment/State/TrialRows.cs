using System.Collections.Immutable;

namespace Drydock.Assessment.State;

/// <summary>Writes and reads trials.</summary>
internal static class TrialRows
{
    private const string Breaking = "breaking";
    private const string Likely = "likely";

    public static void Add(StateRows rows, RecordedTrial trial)
    {
        var id = rows.Run(
            """
            INSERT INTO trial(service, at, source, reference, digest, platform, failed, tool, origin, step, compared, fixed, added)
            VALUES($service, $at, $source, $reference, $digest, $platform, $failed, $tool, $origin, $step, $compared, $fixed, $added) RETURNING id
            """,
            ("$service", trial.Service), ("$at", StateTimes.Of(trial.At)), ("$source", trial.Source), ("$reference", trial.Reference), ("$digest", trial.Digest), ("$platform", trial.Platform),
            ("$failed", trial.Failed), ("$tool", trial.ToolVersion), ("$origin", trial.From), ("$step", trial.Step), ("$compared", trial.Changes is null ? 0 : 1), ("$fixed", trial.Changes?.Fixed), ("$added", trial.Changes?.Added));
        foreach (var proof in trial.Proofs)
            rows.Run("INSERT INTO trial_proof(trial, name, passed, text, telling) VALUES($trial, $name, $passed, $text, $telling)", ("$trial", id), ("$name", proof.Name), ("$passed", proof.Passed ? 1 : 0), ("$text", proof.Text), ("$telling", proof.Telling));
        if (trial.Changes is not { } changes) return;
        foreach (var (level, texts) in new[] { (Breaking, changes.Breaking), (Likely, changes.Likely) })
            foreach (var text in texts) rows.Run("INSERT INTO trial_change(trial, level, text) VALUES($trial, $level, $text)", ("$trial", id), ("$level", level), ("$text", text));
    }

    /// <summary>Oldest first.</summary>
    /// <param name="service">Null for every service.</param>
    public static ImmutableArray<RecordedTrial> Read(StateRows rows, string? service)
    {
        const string Where = "WHERE $service IS NULL OR t.service = $service";
        var proofs = rows.All($"SELECT p.trial, p.name, p.passed, p.text, p.telling FROM trial_proof p JOIN trial t ON t.id = p.trial {Where} ORDER BY p.id",
            static r => (Trial: r.GetInt64(0), Proof: new TrialProof(r.GetString(1), r.GetInt64(2) != 0, r.GetString(3), StateRows.TextOf(r, 4))), ("$service", service)).ToLookup(static p => p.Trial, static p => p.Proof);
        var changes = rows.All($"SELECT c.trial, c.level, c.text FROM trial_change c JOIN trial t ON t.id = c.trial {Where} ORDER BY c.id",
            static r => (Trial: r.GetInt64(0), Level: r.GetString(1), Text: r.GetString(2)), ("$service", service)).ToLookup(static c => c.Trial);
        return
        [
            .. rows.All($"SELECT t.id, t.service, t.at, t.source, t.reference, t.digest, t.platform, t.failed, t.tool, t.origin, t.step, t.compared, t.fixed, t.added FROM trial t {Where} ORDER BY t.id",
                r => new RecordedTrial(
                    r.GetString(1), StateTimes.From(r.GetInt64(2)), StateRows.TextOf(r, 3), r.GetString(4), StateRows.TextOf(r, 5), StateRows.TextOf(r, 6), StateRows.TextOf(r, 7), r.GetString(8))
                {
                    From = StateRows.TextOf(r, 9),
                    Step = StateRows.TextOf(r, 10),
                    Proofs = proofs[r.GetInt64(0)].ToImmutableArray(),
                    Changes = r.GetInt64(11) == 0 ? null : new TrialChanges(Texts(r.GetInt64(0), Breaking), Texts(r.GetInt64(0), Likely), NumberOf(r.IsDBNull(12), () => r.GetInt32(12)), NumberOf(r.IsDBNull(13), () => r.GetInt32(13))),
                },
                ("$service", service)),
        ];

        ImmutableArray<string> Texts(long trial, string level) => [.. changes[trial].Where(c => c.Level == level).Select(static c => c.Text)];
    }

    private static int? NumberOf(bool isNull, Func<int> read) => isNull ? null : read();
}
