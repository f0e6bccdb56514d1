using System.CommandLine;

namespace Drydock.Cli;

/// <summary>Options of commands that may take long.</summary>
internal static class ProgressOptions
{
    public static Option<bool> NoProgress() => new("--no-progress") { Description = "No progress bars" };

    public static Option<TimeSpan?> Timeout() =>
        new("--timeout") { Description = "Give up after this time", HelpName = "duration", CustomParser = Usage.OptionParsers.Duration };
}
