using System.CommandLine;
using System.CommandLine.Parsing;
using Drydock.Images;

namespace Drydock.Cli.Usage;

/// <summary>What is wrong with a command line, told with the nearest thing that would be right.</summary>
internal static class UsageErrors
{
    /// <summary>The first thing that is wrong; null when the command can be run.</summary>
    /// <param name="variables">Options whose value came from an environment variable.</param>
    public static Problem? Find(ParseResult parsed, IReadOnlyDictionary<Option, string> variables)
    {
        var command = parsed.CommandResult.Command;
        if (Stray(parsed) is { } stray) return Unknown(command, stray);
        foreach (var error in parsed.Errors)
        {
            if (IsMissingCommand(command, parsed)) return null;
            var source = error.SymbolResult is OptionResult { Option: var option } && variables.TryGetValue(option, out var variable) ? $" (set by {variable})" : "";
            return Problem(command, error.Message.TrimEnd('.') + source);
        }

        return null;
    }

    /// <summary>A usage error of a command that the parser cannot see.</summary>
    public static UsageException Because(Invocation run, string wrong) => new(Problem(run.Arguments.CommandResult.Command, wrong));

    private static bool IsMissingCommand(Command command, ParseResult parsed) =>
        command.Subcommands.Count > 0 && command is not CliCommand && parsed.UnmatchedTokens.Count == 0 && parsed.Errors.Count == 1;

    /// <summary>The first word that looks like an option and is none, else the first word too many.</summary>
    private static string? Stray(ParseResult parsed)
    {
        var plain = new HashSet<string>(parsed.Tokens.SkipWhile(static t => t.Type != TokenType.DoubleDash).Select(static t => t.Value), StringComparer.Ordinal);
        var given = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(static a => a.Tokens).Select(static t => t.Value)
            .Concat(parsed.UnmatchedTokens);
        return given.FirstOrDefault(t => t.Length > 1 && t[0] == '-' && !plain.Contains(t)) ?? (parsed.UnmatchedTokens is [var extra, ..] ? extra : null);
    }

    private static Problem Unknown(Command command, string word)
    {
        if (word.StartsWith('-'))
        {
            var name = word.Split('=')[0];
            return Problem(command, $"unknown option '{name}'{NearestWord.Hint(name, OptionNames(command))}");
        }

        if (command.Subcommands.Count > 0 && command is not CliCommand)
        {
            var commands = command.Subcommands.Where(static c => !c.Hidden).SelectMany(static c => c.Aliases.Prepend(c.Name));
            return Problem(command, $"unknown command '{word}'{NearestWord.Hint(word, commands)}");
        }

        return Problem(command, $"unexpected argument '{word}'");
    }

    private static IEnumerable<string> OptionNames(Command command) =>
        CommandOptions.Of(command).Where(static o => !o.Hidden).SelectMany(static o => o.Aliases.Where(static a => a.StartsWith("--", StringComparison.Ordinal)).Prepend(o.Name));

    private static Problem Problem(Command command, string wrong)
    {
        var name = CommandOptions.FullName(command);
        return new Problem("running", name, wrong, $"see '{name} --help'");
    }
}
