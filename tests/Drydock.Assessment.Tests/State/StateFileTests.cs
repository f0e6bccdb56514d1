using Drydock.Advisories;
using Drydock.Assessment.Deadlines;
using Drydock.Assessment.State;
using Microsoft.Data.Sqlite;
using static Drydock.Assessment.Tests.State.GivenScans;

namespace Drydock.Assessment.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-state-").FullName;

    private string File => Path.Combine(folder, ".drydock", "state.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_finding_is_observed_once_and_its_changes_are_events()
    {
        using var state = StateFile.OpenOrCreate(File);
        Assert.Equal(new RecordResult(1, 0, false), Record(state, Scan(0, Part(Seen("CVE-1", Severity.Medium, null)))));
        Assert.Equal(new RecordResult(0, 0, false), Record(state, Scan(1, Part(Seen("CVE-1", Severity.Medium, null)))));
        Record(state, Scan(2, Part(Seen("CVE-1", Severity.High, null, exploited: true))));
        Record(state, Scan(3, Part(Seen("CVE-1", Severity.High, "2.0"))));
        Record(state, Scan(4, Part(Seen("CVE-1", Severity.High, null))));
        Assert.Equal(new RecordResult(0, 1, false), Record(state, Scan(5, Part())));
        Assert.Equal("observed severity-changed exploited-added exploited-removed fix-published fix-withdrawn fixed", Events(state, "CVE-1"));
    }

    [Fact]
    public void It_is_still_there_when_it_is_opened_again()
    {
        using (var state = StateFile.OpenOrCreate(File)) Record(state, Scan(0, Part(Seen("CVE-1", aliases: "GHSA-1"))));
        using var again = StateFile.OpenExisting(File);
        var finding = Assert.Single(again.Findings());
        Assert.Equal((new FindingKey("api", "deb", "openssl", "CVE-1"), "About CVE-1"), (finding.Key, finding.Summary));
        Assert.Equal(["CVE-1", "GHSA-1"], finding.Ids);
        Assert.Equal(["1.0"], finding.Versions);
        var observed = Assert.Single(finding.Events);
        Assert.Equal((Day0, Severity.High, "2.0", true), (observed.At, observed.Severity, observed.FixedVersion, observed.OnFirstScan));
    }

    [Theory]
    [InlineData(ScanStatus.Partial)]
    [InlineData(ScanStatus.Unknown)]
    [InlineData(null)]
    public void Missing_data_closes_nothing(ScanStatus? status)
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(0, Part(Seen("CVE-1"))));
        Assert.Equal(0, Record(state, Scan(1, Part() with { Status = status, Problem = "the registry said 401" })).Fixed);
        Assert.Equal("observed", Events(state, "CVE-1"));
        Assert.Equal(status is null ? "failed" : status.ToString()!.ToLowerInvariant(), Assert.Single(state.LastScans(Day0.AddDays(1))).Outcome);
    }

    [Fact]
    public void Older_advisories_or_the_sample_close_nothing_that_newer_or_fuller_ones_showed()
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(0, Part(Seen("CVE-1"))));
        Assert.Equal(0, Record(state, Scan(1, Part() with { DataOf = Day0.AddDays(-1) })).Fixed);
        Assert.Equal(0, Record(state, Scan(2, Part() with { DataOf = Day0.AddDays(1), IsSample = true })).Fixed);
        Assert.Equal(1, Record(state, Scan(3, Part() with { DataOf = Day0 })).Fixed);
    }

    [Fact]
    public void A_finding_is_gone_only_when_no_part_sees_it_any_more()
    {
        using var state = StateFile.OpenOrCreate(File);
        var sources = Part(Seen("CVE-1")) with { Name = "sources" };
        Record(state, Scan(0, Part(Seen("CVE-1", Severity.Critical)), sources));
        Assert.Equal(0, Record(state, Scan(1, Part())).Fixed);
        Assert.Equal(["sources"], Assert.Single(state.Findings()).Parts);
        Assert.Equal("observed severity-changed", Events(state, "CVE-1"));
        Assert.Equal(1, Record(state, Scan(2, sources with { Sightings = [] })).Fixed);
    }

    [Fact]
    public void An_update_that_does_not_help_starts_no_new_clock()
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(0, Part(Seen("CVE-1"))));
        Record(state, Scan(10, Part(Seen("CVE-1") with { Version = "1.1" })));
        var finding = Assert.Single(state.Findings());
        Assert.Equal(["1.1"], finding.Versions);
        Assert.Equal(Day0, Assert.Single(finding.Episodes(Response, Day0.AddHours(10))).Started);
    }

    [Fact]
    public void A_waiver_stands_the_clock_until_it_ends_or_is_taken_back()
    {
        using var state = StateFile.OpenOrCreate(File);
        var waiver = Waiver("GHSA-1", new DateOnly(2026, 11, 5));
        Record(state, Scan(0, Part(Seen("CVE-1", aliases: "GHSA-1"))), waiver);
        Record(state, Scan(1, Part(Seen("CVE-1", aliases: "GHSA-1"))), waiver);
        Assert.Equal("observed waived", Events(state, "CVE-1"));
        Record(state, Scan(2, Part(Seen("CVE-1", aliases: "GHSA-1"))), Waiver("GHSA-1", new DateOnly(2026, 11, 8)));
        Record(state, Scan(3, Part(Seen("CVE-1", aliases: "GHSA-1"))));
        Assert.Equal("observed waived waived unwaived", Events(state, "CVE-1"));
    }

    [Fact]
    public void A_waiver_that_has_ended_needs_no_event_and_no_longer_counts()
    {
        using var state = StateFile.OpenOrCreate(File);
        var waiver = Waiver("CVE-1", new DateOnly(2026, 11, 3));
        Record(state, Scan(0, Part(Seen("CVE-1"))), waiver);
        Record(state, Scan(48, Part(Seen("CVE-1"))), waiver);
        Assert.Equal("observed waived", Events(state, "CVE-1").Replace(" unwaived", "", StringComparison.Ordinal));
        var episode = Assert.Single(Assert.Single(state.Findings()).Episodes(Response, Day0.AddHours(48)));
        // 72 hours were left when it was waived at once; they go on at midnight after the last day.
        Assert.Equal((EpisodeState.Open, new DateTimeOffset(2026, 11, 7, 0, 0, 0, TimeSpan.Zero)), (episode.State, episode.Due));
    }

    [Fact]
    public void A_breach_is_written_down_before_anything_changes()
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(0, Part(Seen("CVE-1", Severity.Critical))));
        Record(state, Scan(100, Part()));
        var finding = Assert.Single(state.Findings());
        Assert.Equal(Day0.AddHours(24), finding.Events.Single(e => e.Kind == FindingEventKind.Breached).At);
        var mild = Response with { Times = Response.Times.SetItem(Severity.Critical, ResponseTime.Within(TimeSpan.FromDays(300))) };
        Assert.Equal(Day0.AddHours(24), Assert.Single(finding.Episodes(mild, Day0.AddHours(200))).Breached);
    }

    [Fact]
    public void A_clock_that_steps_back_dates_nothing_before_the_last_event()
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(5, Part(Seen("CVE-1"))));
        Record(state, Scan(3, Part()));
        Assert.All(Assert.Single(state.Findings()).Events, e => Assert.Equal(Day0.AddHours(5), e.At));
        var error = Assert.Throws<StateException>(() => Record(state, Scan(-100, Part())));
        Assert.Contains("correct the clock", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Services_that_are_gone_are_retired()
    {
        using var state = StateFile.OpenOrCreate(File);
        Record(state, Scan(0, Part(Seen("CVE-1"))));
        Record(state, Scan(0, Part(Seen("CVE-2"))) with { Service = "job" });
        state.RetireAllBut(["job"], Day0.AddHours(1));
        Assert.Equal("observed retired", Events(state, "CVE-1"));
        Assert.Equal("observed", Events(state, "CVE-2"));
    }

    [Fact]
    public void Base_digests_are_kept_one_per_change()
    {
        using var state = StateFile.OpenOrCreate(File);
        ServiceScan With(int hour, string digest) => Scan(hour) with { Base = ("python:3.12-slim", Given.DigestOf(digest), "linux/amd64") };
        Assert.False(Record(state, With(0, "a")).BaseMoved);
        Assert.False(Record(state, With(1, "a")).BaseMoved);
        Assert.True(Record(state, With(2, "b")).BaseMoved);
        Assert.Equal([Day0, Day0.AddHours(2)], state.Bases("api").Select(b => b.At));
    }

    [Fact]
    public void Events_cannot_be_changed_or_deleted_even_by_another_program()
    {
        using (var state = StateFile.OpenOrCreate(File)) Record(state, Scan(0, Part(Seen("CVE-1"))));
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        foreach (var sql in new[] { "UPDATE event SET at = 0", "DELETE FROM event" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.Contains("events are never", Assert.Throws<SqliteException>(() => command.ExecuteNonQuery()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Many_processes_record_at_once_and_nothing_is_lost_or_doubled()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 8), TestContext.Current.CancellationToken, (i, _) =>
        {
            using var state = StateFile.OpenOrCreate(File);
            for (var j = 0; j < 5; j++) Record(state, Scan(0, Part(Seen("CVE-0"), Seen($"CVE-{i + 1}"))) with { Service = $"s{i % 2}" });
            return ValueTask.CompletedTask;
        });
        using var read = StateFile.OpenExisting(File);
        Assert.All(read.Findings().GroupBy(f => f.Key), g => Assert.Single(g));
        Assert.All(read.Findings(), f => Assert.Equal(f.Events.Count(e => e.Kind == FindingEventKind.Observed), f.Events.Count(e => e.Kind == FindingEventKind.Fixed) + (f.Parts.Length > 0 ? 1 : 0)));
        Assert.Equal(2, read.Findings().Count(f => f.Key.Vulnerability == "CVE-0"));
    }

    [Fact]
    public void Its_folder_is_unseen_by_git()
    {
        using var state = StateFile.OpenOrCreate(File);
        Assert.Equal("*\n", System.IO.File.ReadAllText(Path.Combine(folder, ".drydock", ".gitignore")));
    }

    [Fact]
    public void A_state_in_memory_works_alike()
    {
        using var state = StateFile.InMemory();
        Assert.Equal(1, Record(state, Scan(0, Part(Seen("CVE-1")))).Opened);
    }

    [Fact]
    public void A_file_that_is_missing_foreign_newer_or_damaged_ends_in_one_sentence()
    {
        Assert.Contains("drydock scan --fleet", Assert.Throws<StateException>(() => StateFile.OpenExisting(File)).Message, StringComparison.Ordinal);
        using (StateFile.OpenOrCreate(File))
        {
        }

        Run("PRAGMA user_version = 99");
        Assert.Contains("newer drydock", Assert.Throws<StateException>(() => StateFile.OpenOrCreate(File)).Message, StringComparison.Ordinal);
        var foreign = Path.Combine(folder, "foreign.db");
        System.IO.File.WriteAllText(foreign, "this is a letter, no database, and long enough to have a header of its own".PadRight(2000));
        Assert.Contains("not a state file", Assert.Throws<StateException>(() => StateFile.OpenOrCreate(foreign)).Message, StringComparison.Ordinal);
        var other = Path.Combine(folder, "other.db");
        using (var connection = new SqliteConnection($"Data Source={other};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE mine(x)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("not a state file", Assert.Throws<StateException>(() => StateFile.OpenOrCreate(other)).Message, StringComparison.Ordinal);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static RecordResult Record(StateFile state, ServiceScan scan, params Assessment.Configuration.Waiver[] waivers) => state.Record(scan, [.. waivers], Response);
}
