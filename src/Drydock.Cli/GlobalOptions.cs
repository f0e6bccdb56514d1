using System.CommandLine;
using System.CommandLine.Help;

namespace Drydock.Cli;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public const string Help = "--help";
    public const string Version = "--version";
    public const string Quiet = "--quiet";
    public const string Verbose = "--verbose";
    public const string NoColour = "--no-color";

    /// <summary>New ones for one command tree.</summary>
    public static IReadOnlyList<Option> Create() =>
    [
        new HelpOption(Help, "-h") { Description = "Show help", Recursive = true },
        new Option<bool>(Version) { Description = "Show the version" },
        new Option<bool>(Quiet, "-q") { Description = "No progress and no messages; warnings and errors stay", Recursive = true },
        new Option<bool>(Verbose, "-v") { Description = "Tell more of what is done, and the details of errors", Recursive = true },
        new Option<bool>(NoColour) { Description = "No colours (as NO_COLOR does)", Recursive = true },
    ];

    /// <summary>Whether one of them is given.</summary>
    public static bool Has(ParseResult parsed, string name) =>
        parsed.RootCommandResult.Command.Options.Where(o => o.Name == name).Any(o => o is Option<bool> flag ? parsed.GetValue(flag) : parsed.GetResult(o) is { Implicit: false });
}
