using System.CommandLine;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Database;

/// <summary>Options of commands that read the advisory database.</summary>
internal sealed class DatabaseOptions
{
    public static readonly TimeSpan DefaultMaxAge = TimeSpan.FromDays(5);

    public Option<string?> Path { get; } = PathOption();

    public Option<bool> FailStale { get; } = new("--fail-stale") { Description = "Fail when the advisory database is older than --max-db-age" };

    public Option<TimeSpan?> MaxAge { get; } = new("--max-db-age")
    {
        Description = "Age from which the advisory database is called stale (default 5d)",
        HelpName = "duration",
        CustomParser = OptionParsers.Duration,
    };

    /// <summary><c>--db</c>.</summary>
    public static Option<string?> PathOption() =>
        new("--db") { Description = "Advisory database to use (default $XDG_DATA_HOME/drydock/advisories.db)", HelpName = "file" };

    public void AddTo(Command command)
    {
        command.Add(Path);
        command.Add(FailStale);
        command.Add(MaxAge);
    }
}
