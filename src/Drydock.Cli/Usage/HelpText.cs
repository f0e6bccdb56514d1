using System.CommandLine;
using System.Text;

namespace Drydock.Cli.Usage;

/// <summary>The help page of a command, written from the command tree.</summary>
internal static class HelpText
{
    private const int MostColumns = 120;
    private const int Indent = 2;

    /// <summary>The page, wrapped to a width.</summary>
    public static string Of(Command command, int width)
    {
        var page = new StringBuilder();
        var columns = Math.Min(width, MostColumns);
        Wrap(page, command.Description ?? "", 0, columns);
        foreach (var paragraph in (command as CliCommand)?.Details ?? [])
        {
            page.Append('\n');
            Wrap(page, paragraph, 0, columns);
        }

        page.Append("\nUsage:\n  ").Append(UsageOf(command)).Append('\n');
        Section(page, "Commands", command.Subcommands.Where(static c => !c.Hidden).Select(static c => (NameOf(c), c.Description ?? "")), columns);
        Section(page, "Arguments", command.Arguments.Where(static a => !a.Hidden).Select(static a => ($"<{LabelOf(a)}>", a.Description ?? "")), columns);
        Section(page, "Options", Rows(command.Options), columns);
        Section(page, "Global options", Rows(CommandOptions.Inherited(command)), columns);
        Examples(page, command);
        if (command is RootCommand) page.Append(Footer);
        return page.ToString();
    }

    /// <summary><c>drydock scan [&lt;target&gt;] [options]</c>.</summary>
    public static string UsageOf(Command command)
    {
        var usage = new StringBuilder(CommandOptions.FullName(command));
        if (command.Subcommands.Any(static c => !c.Hidden)) usage.Append(command is CliCommand ? " [<command>]" : " <command>");
        foreach (var argument in command.Arguments.Where(static a => !a.Hidden))
        {
            var label = $"<{LabelOf(argument)}>" + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
            usage.Append(' ').Append(argument.Arity.MinimumNumberOfValues == 0 ? $"[{label}]" : label);
        }

        return usage.Append(" [options]").ToString();
    }

    /// <summary><c>-s, --severity &lt;list&gt;</c>. Other spellings work but are not shown.</summary>
    public static string LabelOf(Option option)
    {
        var shorts = option.Aliases.Where(static a => !a.StartsWith("--", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var names = string.Join(", ", shorts.Append(option.Name));
        return option.ValueType == typeof(bool) || option.Arity.MaximumNumberOfValues == 0 ? names : $"{names} <{option.HelpName ?? option.Name.TrimStart('-')}>";
    }

    public static string LabelOf(Argument argument) => argument.HelpName ?? argument.Name;

    /// <summary><c>scan, cves</c>.</summary>
    public static string NameOf(Command command) => string.Join(", ", command.Aliases.Order(StringComparer.Ordinal).Prepend(command.Name).Distinct(StringComparer.Ordinal));

    private const string Footer = """

        Every option can be set by a variable: DRYDOCK_FAIL_ON=high stands for --fail-on high.

        Exit codes:
          0  within policy
          1  could not do what was asked: usage, input, network, or a partial result
          2  policy violated (another number with --exit-code)

        """;

    private static IEnumerable<(string, string)> Rows(IEnumerable<Option> options) =>
        options.Where(static o => !o.Hidden).Select(static o => (LabelOf(o), o.Description ?? ""));

    private static void Examples(StringBuilder page, Command command)
    {
        if (command is not CliCommand { Examples: { Count: > 0 } examples }) return;
        page.Append("\nExamples:\n");
        foreach (var example in examples) page.Append("  # ").Append(example.Meaning).Append("\n  ").Append(example.Text).Append('\n');
    }

    private static void Section(StringBuilder page, string title, IEnumerable<(string Label, string Text)> rows, int columns)
    {
        var list = rows.ToList();
        if (list.Count == 0) return;
        page.Append('\n').Append(title).Append(":\n");
        var longest = list.Max(static r => r.Label.Length);
        var start = Math.Min(longest, columns / 3) + Indent + 2;
        foreach (var (label, text) in list)
        {
            page.Append(' ', Indent).Append(label);
            if (label.Length + Indent + 2 > start) page.Append('\n').Append(' ', start);
            else page.Append(' ', start - Indent - label.Length);
            Wrap(page, text, start, columns, continued: true);
        }
    }

    private static void Wrap(StringBuilder page, string text, int indent, int columns, bool continued = false)
    {
        var column = indent;
        if (!continued) page.Append(' ', indent);
        var first = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!first && column + 1 + word.Length > columns)
            {
                page.Append('\n').Append(' ', indent);
                (column, first) = (indent, true);
            }

            if (!first) page.Append(' ');
            page.Append(word);
            column += word.Length + (first ? 0 : 1);
            first = false;
        }

        page.Append('\n');
    }
}
