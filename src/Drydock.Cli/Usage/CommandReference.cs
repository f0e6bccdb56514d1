using System.CommandLine;
using System.Text;

namespace Drydock.Cli.Usage;

/// <summary>docs/reference/commands.md, written from the command tree.</summary>
internal static class CommandReference
{
    /// <summary>Markdown, one section per command.</summary>
    public static string Of(RootCommand root)
    {
        var page = new StringBuilder();
        page.Append("# Commands\n\n");
        page.Append("<!-- Written by `drydock docs`; a test compares it. -->\n\n");
        page.Append(root.Description).Append("\n\n");
        page.Append("Results go to standard output; progress, messages, warnings and errors to standard error.\n\n");
        page.Append("| exit code | meaning |\n|---|---|\n| 0 | within policy |\n");
        page.Append("| 1 | could not do what was asked: usage, input, network, or a partial result |\n");
        page.Append("| 2 | policy violated (another number with `--exit-code`) |\n| 130 | interrupted |\n\n");
        page.Append("## Options of every command\n\n");
        Options(page, root.Options);
        foreach (var command in root.Subcommands) Section(page, command);
        return page.ToString().ReplaceLineEndings("\n").Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private static void Section(StringBuilder page, Command command)
    {
        if (command.Hidden) return;
        page.Append("\n## ").Append(CommandOptions.FullName(command)).Append("\n\n").Append(Text(command.Description)).Append(".\n");
        var others = command.Aliases.Where(a => a != command.Name).Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0) page.Append("Also: ").Append(string.Join(", ", others.Select(static a => $"`{a}`"))).Append(".\n");
        if (command is CliCommand described)
        {
            foreach (var paragraph in described.Details) page.Append('\n').Append(Text(paragraph)).Append('\n');
            page.Append("\n```\n").Append(HelpText.UsageOf(command)).Append("\n```\n\n");
            Table(page, "argument", command.Arguments.Select(static a => ($"<{HelpText.LabelOf(a)}>", Text(a.Description), "")).ToList(), withVariable: false);
            Options(page, command.Options);
            Examples(page, described);
        }

        foreach (var inner in command.Subcommands) Section(page, inner);
    }

    private static void Options(StringBuilder page, IEnumerable<Option> options) => Table(page, "option", options.Where(static o => !o.Hidden)
        .Select(static o => (HelpText.LabelOf(o), Text(o.Description), EnvironmentDefaults.HasVariable(o) ? $"`{EnvironmentDefaults.VariableOf(o)}`" : "")).ToList(), withVariable: true);

    private static void Table(StringBuilder page, string title, List<(string Label, string Text, string Variable)> rows, bool withVariable)
    {
        if (rows.Count == 0) return;
        page.Append("| ").Append(title).Append(withVariable ? " | meaning | variable |\n|---|---|---|\n" : " | meaning |\n|---|---|\n");
        foreach (var (label, text, variable) in rows)
            page.Append("| `").Append(label).Append("` | ").Append(text).Append(withVariable ? $" | {variable} |\n" : " |\n");
        page.Append('\n');
    }

    private static void Examples(StringBuilder page, CliCommand command)
    {
        if (command.Examples.Count == 0) return;
        page.Append("```sh\n");
        foreach (var example in command.Examples) page.Append("# ").Append(example.Meaning).Append('\n').Append(example.Text).Append('\n');
        page.Append("```\n");
    }

    private static string Text(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
