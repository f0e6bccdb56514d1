using System.Text;

namespace Drydock.Cli.Tests.Usage;

/// <summary>Every command that a page shows in a console block is one that the tool understands.</summary>
public sealed class DocumentedCommandsTests
{
    private const string Run = "dotnet run --project src/Drydock.Cli -c Release -- ";

    private static readonly string[] LeftOut = ["artifacts", ".git", "node_modules"];

    // Other tests build images in these folders at the same time: they are not entered.
    private static IEnumerable<string> Files => Directory.EnumerateFiles(RepositoryRoot.Path, "*.md")
        .Concat(Directory.EnumerateDirectories(RepositoryRoot.Path).Where(static d => !LeftOut.Contains(Path.GetFileName(d))).SelectMany(static d => Directory.EnumerateFiles(d, "*.md", SearchOption.AllDirectories)));

    public static TheoryData<string> Pages => [.. Files.Select(static f => Path.GetRelativePath(RepositoryRoot.Path, f))
        .Where(static f => !f.Split('/').Any(LeftOut.Contains)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_in_a_console_block_parses(string page)
    {
        var root = CommandTree.Build();
        foreach (var line in Commands(File.ReadAllText(Path.Combine(RepositoryRoot.Path, page))))
        {
            var words = Words(line);
            Assert.True(root.Parse(words).Errors.Count == 0, $"{line}: {string.Join("; ", root.Parse(words).Errors.Select(static e => e.Message))}");
        }
    }

    [Fact]
    public void There_are_such_commands() => Assert.True(Pages.SelectMany(static p => Commands(File.ReadAllText(Path.Combine(RepositoryRoot.Path, p.Data)))).Count() > 20);

    /// <summary>Lines that begin with a prompt, inside console blocks, of this tool.</summary>
    private static IEnumerable<string> Commands(string page)
    {
        var inside = false;
        foreach (var line in page.Split('\n').Select(static l => l.Trim()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside && line == "```console";
            if (!inside || !line.StartsWith("$ ", StringComparison.Ordinal)) continue;
            var command = line[2..].Split(" | ")[0].Split(" > ")[0];
            if (command.StartsWith("drydock ", StringComparison.Ordinal)) yield return command["drydock ".Length..];
            if (command.StartsWith(Run, StringComparison.Ordinal)) yield return command[Run.Length..];
        }
    }

    private static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        foreach (var c in line.Split("  #")[0].Trim() + " ")
        {
            if (quote is null && c is '\'' or '"') quote = c;
            else if (quote == c) quote = null;
            else if (quote is not null || c != ' ') word.Append(c);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return [.. words];
    }
}
