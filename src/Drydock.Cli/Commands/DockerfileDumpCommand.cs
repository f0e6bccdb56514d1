using System.CommandLine;
using Drydock.Cli.Checking;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock dockerfile dump [FILE|-]</c>.</summary>
internal sealed class DockerfileDumpCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string> file = new("file") { Description = "A Dockerfile; - is standard input", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = static _ => "Dockerfile" };
    private readonly Option<string?> format = new("--format") { Description = "text or json", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "text" };

    public DockerfileDumpCommand()
        : base("dump", "Print what the builder sees in a Dockerfile, one instruction a line")
    {
        Details =
        [
            "The notation is that of BuildKit's parser tests: (instruction [\"--flag\"] \"word\" …). A line that BuildKit rejects is told on standard error, the rest is still printed, and the exit code is 1.",
            "JSON is one object: dump, lines ([first, last] per instruction), heredocs (a list per instruction), escape, stages and error (null when BuildKit accepts the file).",
        ];
        Examples =
        [
            new("drydock dockerfile dump", "./Dockerfile"),
            new("drydock dockerfile dump --format json - < Dockerfile", "With lines, here-documents and stages"),
        ];
        format.CompletionSources.Add(Formats);
        Add(file);
        Add(format);
    }

    public override async Task<int> RunAsync(Invocation run)
    {
        var path = run.Value(file)!;
        var tree = SyntaxTree.Parse(await DockerfileInput.ReadAsync(run, path));
        if (run.Value(format) == "json") DumpJson.Write(tree, run.Printer.Output);
        else run.Printer.Result(SyntaxDump.Of(tree));
        if (tree.Error is not { } error) return ExitCodes.Success;
        run.Printer.Error(new("reading", $"{(path == DockerfileInput.StandardInput ? "standard input" : path)}:{error.FirstLine}", error.Message, "mend the line; BuildKit rejects the file as it is"));
        return ExitCodes.Failure;
    }
}
