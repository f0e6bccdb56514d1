using Drydock.Advisories.Database;
using Microsoft.Data.Sqlite;

namespace Drydock.Advisories.Tests.Database;

public sealed class AdvisoryDatabaseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("drydock-database-").FullName;

    private string File_ => Path.Combine(folder, "a b%c.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_feeds_say_comes_back_as_it_was()
    {
        Build(rows =>
        {
            rows.Add(Advisory("osv-pypi", "PYSEC-2024-1", "PyPI", "django") with { Aliases = ["CVE-2024-0001", "GHSA-1"], Summary = "Short" });
            rows.Add(Advisory("osv-pypi", "PYSEC-2024-2", "PyPI", "django") with { Withdrawn = DateTimeOffset.UnixEpoch });
            rows.Add("CVE-2024-0001", new Epss(0.12345m, 0.98765m, new DateOnly(2026, 8, 16)));
            rows.Add("CVE-2024-0001", new Kev("cisa", new DateOnly(2024, 2, 3), true));
            rows.Add(new ReleaseSupport("debian", "12", "bookworm", new DateOnly(2023, 6, 10), default, new(new(2026, 7, 11)), new(null, false)));
        });
        using var database = AdvisoryDatabase.Open(File_);

        var found = Assert.Single(database.Find("PyPI", "django"));
        Assert.Equal(("PYSEC-2024-1", "osv-pypi"), (found.Id, found.Feed));
        Assert.Equal(["CVE-2024-0001", "GHSA-1"], found.Aliases);
        Assert.Equal([new RangeEvent(RangeEventKind.Introduced, "0"), new RangeEvent(RangeEventKind.Fixed, "2.0")], found.Affected[0].Ranges[0].Events);
        var known = database.FindVulnerability("CVE-2024-0001")!;
        Assert.Equal("Short", known.Summary);
        Assert.Equal([new SeverityStatement(SeverityScale.CvssV3, "CVSS:3.1/x")], known.Severities);
        Assert.Equal(new Epss(0.12345m, 0.98765m, new DateOnly(2026, 8, 16)), database.FindEpss("CVE-2024-0001"));
        Assert.Equal(new Kev("cisa", new DateOnly(2024, 2, 3), true), database.FindKev("CVE-2024-0001"));
        Assert.Equal(new SupportEnd(null, false), database.FindSupport("debian", "12")!.Extended);
        Assert.Equal(new SupportEnd(new DateOnly(2026, 7, 11)), database.FindSupport("debian", "12")!.Security);
    }

    [Fact]
    public void What_is_not_there_is_null_or_empty()
    {
        Build(static rows => rows.Add(Advisory("debian", "CVE-2024-0001", "Debian:12", "zlib")));
        using var database = AdvisoryDatabase.Open(File_);

        Assert.Empty(database.Find("Debian:13", "zlib"));
        Assert.Empty(database.Find("Debian:12", "zlib1g"));
        Assert.Empty(database.Find("npm", "zlib"));
        Assert.Null(database.FindVulnerability("CVE-2024-0002"));
        Assert.Null(database.FindVulnerability("nonsense"));
        Assert.Null(database.FindEpss("CVE-2024-0001"));
        Assert.Null(database.FindKev("CVE-2024-0001"));
        Assert.Null(database.FindSupport("debian", "12"));
        Assert.Null(database.Covers("Debian:13"));
    }

    [Fact]
    public void A_release_with_few_stray_entries_is_not_covered()
    {
        Build(static rows =>
        {
            for (var i = 0; i < 100; i++) rows.Add(Advisory("debian", $"CVE-2024-{1000 + i}", "Debian:12", "zlib"));
            rows.Add(Advisory("debian", "CVE-2024-5000", "Debian:10", "zlib"));
        });
        using var database = AdvisoryDatabase.Open(File_);

        Assert.NotNull(database.Covers("Debian:12"));
        Assert.Null(database.Covers("Debian:10"));
    }

    [Fact]
    public void A_missing_file_is_said() => AssertProblem("there is no such file");

    [Theory]
    [InlineData("")]
    [InlineData("this is a text file and not a database of anything at all")]
    public void A_foreign_file_is_said(string text)
    {
        File.WriteAllText(File_, text);

        AssertProblem("not an advisory database");
    }

    [Fact]
    public void Another_programs_SQLite_file_is_foreign()
    {
        using (var connection = new SqliteConnection($"Data Source={File_};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE t(x)";
            command.ExecuteNonQuery();
        }

        AssertProblem("not an advisory database");
    }

    [Fact]
    public void Another_schema_is_said_with_both_numbers()
    {
        Build(static _ => { });
        using (var connection = new SqliteConnection($"Data Source={File_};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version=99";
            command.ExecuteNonQuery();
        }

        AssertProblem("schema 99");
    }

    [Fact]
    public void A_damaged_file_never_gives_another_exception()
    {
        Build(static rows =>
        {
            for (var i = 0; i < 300; i++) rows.Add(Advisory("osv-pypi", $"CVE-2024-{1000 + i}", "PyPI", $"p{i % 40}") with { Summary = $"Number {i}" });
        });
        var good = File.ReadAllBytes(File_);
        for (var at = 0; at < good.Length; at += 97)
        {
            var bad = (byte[])good.Clone();
            bad.AsSpan(at, Math.Min(8, bad.Length - at)).Fill(0xFF);
            File.WriteAllBytes(File_, bad);
            var thrown = Record.Exception(() =>
            {
                using var database = AdvisoryDatabase.Open(File_);
                for (var i = 0; i < 40; i++) database.Find("PyPI", $"p{i}");
                database.FindVulnerability("CVE-2024-1005");
                database.FindKev("CVE-2024-1005");
            });
            Assert.True(thrown is null or DatabaseException, $"at {at}: {thrown}");
        }
    }

    [Fact]
    public void A_cut_file_never_gives_another_exception()
    {
        Build(static rows => rows.Add(Advisory("osv-pypi", "CVE-2024-1000", "PyPI", "p")));
        var good = File.ReadAllBytes(File_);
        for (var length = 0; length < good.Length; length += 1024)
        {
            File.WriteAllBytes(File_, good[..length]);
            var thrown = Record.Exception(() =>
            {
                using var database = AdvisoryDatabase.Open(File_);
                database.Find("PyPI", "p");
            });
            Assert.True(thrown is DatabaseException, $"cut after {length}: {thrown?.ToString() ?? "no exception"}");
        }
    }

    private static Advisory Advisory(string feed, string id, string ecosystem, string name) => new()
    {
        Feed = feed,
        Id = id,
        Severities = [new SeverityStatement(SeverityScale.CvssV3, "CVSS:3.1/x")],
        Affected = [new AffectedPackage { Ecosystem = ecosystem, Name = name, Ranges = [VersionRange.Below("2.0")] }],
    };

    private void Build(Action<FeedRows> fill)
    {
        var rows = new FeedRows();
        fill(rows);
        using var writer = new DatabaseWriter(File_, null);
        var source = new DatabaseSource("test", "here", rows.Records, DateTimeOffset.UnixEpoch, "sha256:0");
        writer.Write(new SourceRow(source, rows.FeedName ?? "test", "here", null, null, false), rows);
        writer.Finish(DateTimeOffset.UnixEpoch);
    }

    private void AssertProblem(string wrong)
    {
        var thrown = Assert.Throws<DatabaseException>(() => AdvisoryDatabase.Open(File_));
        Assert.Contains(wrong, thrown.Problem.Wrong, StringComparison.Ordinal);
        Assert.Contains("drydock db update", thrown.Problem.Next, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', thrown.Message);
    }
}
