using System.CommandLine;

namespace Drydock.Cli.Usage;

/// <summary>The options that a command takes.</summary>
internal static class CommandOptions
{
    /// <summary>Its own, then those that its parents pass on.</summary>
    public static IReadOnlyList<Option> Of(Command command) => [.. command.Options, .. Inherited(command)];

    /// <summary>Those of its parents that hold for it too.</summary>
    public static IReadOnlyList<Option> Inherited(Command command)
    {
        var options = new List<Option>();
        foreach (var parent in Ancestors(command)) options.AddRange(parent.Options.Where(static o => o.Recursive));
        return options;
    }

    /// <summary><c>drydock db update</c>.</summary>
    public static string FullName(Command command) =>
        string.Join(' ', Ancestors(command).Reverse().Append(command).Select(static c => c is RootCommand ? CommandTree.Name : c.Name));

    private static IEnumerable<Command> Ancestors(Command command)
    {
        for (var parent = Parent(command); parent is not null; parent = Parent(parent)) yield return parent;
    }

    private static Command? Parent(Command command) => command.Parents.OfType<Command>().FirstOrDefault();
}
