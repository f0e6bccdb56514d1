using System.Globalization;
using Drydock.Assessment.State;
using Drydock.Images;
using Microsoft.Data.Sqlite;

namespace Drydock.Assessment.Tests.State;

/// <summary>Digests of bases and trials on them, as the state file keeps them.</summary>
public sealed class BaseRecordTests : IDisposable
{
    private static readonly DateTimeOffset Day0 = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("drydock-bases-").FullName;

    private string File => Path.Combine(folder, ".drydock", "state.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Digest Digest(char c) => Images.Digest.TryParse("sha256:" + new string(c, 64), out var digest) ? digest : throw new ArgumentException("no digest", nameof(c));

    private static SeenBase Seen(int day, char manifest, char index, string reference = "python:3.12") =>
        new("api", Day0.AddDays(day), reference, Digest(manifest), Digest(index), [Digest(index), Digest(manifest)], "linux/amd64");

    private static string Rows(StateFile state) => string.Join(' ', state.Bases("api").Select(static b => $"{b.At.Day}:{b.Digest[7]}{b.Listed?[7]}"));

    [Fact]
    public void A_row_comes_with_every_change_of_content_and_a_new_index_alone_is_none()
    {
        using var state = StateFile.OpenOrCreate(File);
        state.RecordBases([Seen(0, 'a', '1')]);
        state.RecordBases([Seen(1, 'a', '2')]);
        Assert.Equal("1:a2", Rows(state));
        state.RecordBases([Seen(2, 'b', '3')]);
        state.RecordBases([Seen(3, 'b', '3', "python:3.13")]);
        Assert.Equal("1:a2 3:b3 4:b3", Rows(state));
    }

    [Fact]
    public void A_clock_that_was_set_back_dates_nothing_before_the_last_row()
    {
        using var state = StateFile.OpenOrCreate(File);
        state.RecordBases([Seen(5, 'a', '1'), Seen(2, 'b', '2')]);
        Assert.Equal("6:a1 6:b2", Rows(state));
    }

    [Fact]
    public void Trials_are_kept_in_order()
    {
        using var state = StateFile.OpenOrCreate(File);
        var failed = new RecordedTrial("api", Day0, "0123", "python:3.13", Digest('a').ToString(), "linux/amd64", "build", "1.0");
        state.RecordTrial(failed);
        state.RecordTrial(failed with { Failed = null, Source = null, Digest = null, Platform = null });
        state.RecordTrial(failed with { Service = "web" });
        Assert.Equal([failed, failed with { Failed = null, Source = null, Digest = null, Platform = null }], state.Trials("api"));
        Assert.Equal(3, state.Trials().Length);
    }

    [Fact]
    public void A_trial_is_kept_with_what_it_showed()
    {
        using var state = StateFile.OpenOrCreate(File);
        state.RecordTrial(new RecordedTrial("api", Day0, "0123", "python:3.13", Digest('a').ToString(), "linux/amd64", "test", "1.0")
        {
            From = "python:3.12",
            Step = "feature",
            Proofs = [new TrialProof("build", true, "built", null), new TrialProof("test", false, "it ended with 1", "E: no module")],
            Changes = new TrialChanges(["adduser is gone", "line 4: OpenSSL refuses TLS 1.0"], [], 12, null),
        });
        var trial = Assert.Single(state.Trials());
        Assert.Equal(("python:3.12", "feature", new TrialProof("test", false, "it ended with 1", "E: no module")), (trial.From, trial.Step, trial.Failure));
        Assert.Equal(2, trial.Proofs.Length);
        Assert.Equal(["adduser is gone", "line 4: OpenSSL refuses TLS 1.0"], trial.Changes!.Breaking);
        Assert.Equal((0, 12, null), (trial.Changes.Likely.Length, trial.Changes.Fixed, trial.Changes.Added));
    }

    [Fact]
    public void Steps_of_work_are_kept_in_order()
    {
        using var state = StateFile.OpenOrCreate(File);
        var step = new RecordedStep("api", Day0, "scan", "0123", "python:3.13", Digest('a').ToString(), "linux/amd64", "2026-11-26", "complete");
        state.RecordStep(step);
        state.RecordStep(step with { Service = "web" });
        state.RecordStep(step with { Source = null, Outcome = "failed" });
        Assert.Equal([step, step with { Source = null, Outcome = "failed" }], state.Steps("api"));
    }

    [Fact]
    public void A_file_of_the_first_form_is_brought_up_to_date_with_what_it_holds()
    {
        using (var state = StateFile.OpenOrCreate(File)) state.RecordBases([Seen(0, 'a', '1')]);
        using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString()))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE trial_proof; DROP TABLE trial_change; DROP TABLE trial; DROP TABLE step; ALTER TABLE base DROP COLUMN listed; PRAGMA user_version = 1;";
            command.ExecuteNonQuery();
        }

        using var again = StateFile.OpenOrCreate(File);
        var row = Assert.Single(again.Bases("api"));
        Assert.Equal((Digest('a').ToString(), null, Day0.ToString("O", CultureInfo.InvariantCulture)), (row.Digest, row.Listed, row.At.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Empty(again.Trials());
    }
}
