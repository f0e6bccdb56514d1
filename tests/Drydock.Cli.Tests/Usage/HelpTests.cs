using System.CommandLine;
using System.Text;
using Drydock.Cli.Usage;
using Drydock.TestKit;

namespace Drydock.Cli.Tests.Usage;

public sealed class HelpTests
{
    private const string Project = "Drydock.Cli.Tests";

    public static TheoryData<string> Commands() => [.. All(CommandTree.Build()).Select(CommandOptions.FullName)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_page_is_as_agreed(string command)
    {
        var run = await CliRun.Of([.. command.Split(' ')[1..], "--help"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Null(Golden.Difference(Project, FileOf(command), Encoding.UTF8.GetBytes(run.Output)));
    }

    [Fact]
    public void Every_page_belongs_to_a_command() => Assert.Empty(Golden.Unused(Project, All(CommandTree.Build()).Select(static c => FileOf(CommandOptions.FullName(c))).Concat(Drydock.Cli.Tests.Commands.CheckExamplesTests.GoldenNames).Concat(Drydock.Cli.Tests.Commands.InitCommandTests.GoldenNames)));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Everything_on_a_page_is_described(string name)
    {
        var command = All(CommandTree.Build()).Single(c => CommandOptions.FullName(c) == name);
        Assert.All(command.Options, static o => Assert.False(string.IsNullOrEmpty(o.Description), o.Name));
        Assert.All(command.Arguments, static a => Assert.False(string.IsNullOrEmpty(a.Description), a.Name));
        if (command is CliCommand described) Assert.NotEmpty(described.Examples);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_is_a_command_line_that_parses(string name)
    {
        var root = CommandTree.Build();
        if (All(root).Single(c => CommandOptions.FullName(c) == name) is not CliCommand command) return;
        foreach (var example in command.Examples)
        {
            var words = example.Text[example.Text.IndexOf("drydock ", StringComparison.Ordinal)..].Split([" > ", " < ", " | ", ")"], StringSplitOptions.None)[0];
            Assert.Empty(root.Parse(words["drydock ".Length..]).Errors);
        }
    }

    [Fact]
    public void The_reference_of_commands_is_up_to_date() => AssertPage("commands.md", CommandReference.Of(CommandTree.Build()));

    [Fact]
    public void The_reference_of_rules_is_up_to_date() => AssertPage("rules.md", RuleReference.Of());

    private static void AssertPage(string name, string actual)
    {
        var file = Path.Combine(RepositoryRoot.Path, "docs", "reference", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }

    private static string FileOf(string command) => command.Replace(' ', '-') + ".help.txt";

    private static IEnumerable<Command> All(Command command) => command.Subcommands.Where(static c => !c.Hidden).SelectMany(All).Prepend(command);
}
