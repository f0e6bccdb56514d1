using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;

namespace Drydock.Cli.Usage;

/// <summary>A flag that is not given takes its value from the environment: <c>--fail-on</c> from DRYDOCK_FAIL_ON.</summary>
internal static class EnvironmentDefaults
{
    /// <summary>Parses with the defaults applied.</summary>
    /// <exception cref="UsageException">The variable of a switch is neither true nor false.</exception>
    /// <returns>The result, and which options were set by which variables.</returns>
    public static (ParseResult Parsed, IReadOnlyDictionary<Option, string> Variables) Apply(
        RootCommand root, ParserConfiguration parser, IReadOnlyList<string> arguments, Func<string, string?> environment)
    {
        var parsed = root.Parse(arguments, parser);
        var variables = new Dictionary<Option, string>();
        var added = new List<string>();
        foreach (var option in CommandOptions.Of(parsed.CommandResult.Command))
        {
            if (!HasVariable(option) || parsed.GetResult(option) is { Implicit: false }) continue;
            var variable = VariableOf(option);
            if (environment(variable) is not { Length: > 0 } value) continue;
            added.Add($"{option.Name}={(option.ValueType == typeof(bool) ? Truth(variable, value) : value)}");
            variables[option] = variable;
        }

        if (added.Count == 0) return (parsed, ImmutableDictionary<Option, string>.Empty);
        var end = IndexOfDoubleDash(arguments);
        return (root.Parse([.. arguments.Take(end), .. added, .. arguments.Skip(end)], parser), variables);
    }

    /// <summary><c>DRYDOCK_FAIL_ON</c> for <c>--fail-on</c>.</summary>
    public static string VariableOf(Option option) => "DRYDOCK_" + option.Name.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    public static bool HasVariable(Option option) => option is not HelpOption && option.Name != GlobalOptions.Version;

    private static string Truth(string variable, string value) => value.ToLowerInvariant() switch
    {
        "1" or "yes" or "on" or "true" => "true",
        "0" or "no" or "off" or "false" => "false",
        _ => throw new UsageException(new("reading", variable, $"'{value}' is neither true nor false", "write true or false, or unset it")),
    };

    private static int IndexOfDoubleDash(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
            if (arguments[i] == "--") return i;
        return arguments.Count;
    }
}
