using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Drydock.Cli.Output;
using Drydock.Cli.Usage;
using Drydock.Dockerfiles.Templates;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock new dockerfile</c>.</summary>
internal sealed class NewDockerfileCommand : CliCommand
{
    private static readonly string[] Suites = ["bookworm", "trixie"];

    private readonly Argument<string?> kind = new("template") { Description = "python-pip, python-uv, python-poetry, dotnet, node or go; the one that fits the folder when not given", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> folder = new("--in") { Description = "The service's folder; the current one when not given", HelpName = "DIR" };
    private readonly Option<bool> gpu = new("--gpu") { Description = "For a CUDA service: least driver capabilities, no CUDA base beside wheels that bring it" };
    private readonly Option<string?> name = new("--name") { Description = "Name of the service; the folder's when not given", HelpName = "NAME" };
    private readonly Option<string?> version = new("--language-version") { Description = "Version of the language or SDK", HelpName = "VERSION" };
    private readonly Option<string?> suite = new("--suite") { Description = "Debian suite of the base", HelpName = "SUITE", CustomParser = OptionParsers.OneOf("suite", Suites) };
    private readonly Option<int?> port = new("--port") { Description = "Where the service listens", HelpName = "PORT", CustomParser = PortNumber };
    private readonly Option<string?> entry = new("--entry") { Description = "Python: the package to start. .NET: the project. Node: the script. Go: the package of main", HelpName = "ENTRY" };
    private readonly Option<string?> health = new("--health") { Description = "Path of the health probe", HelpName = "PATH" };
    private readonly Option<bool> write = new("--write") { Description = "Write Dockerfile and .dockerignore into the folder instead of printing the Dockerfile" };
    private readonly Option<bool> force = new("--force") { Description = "With --write: replace files that are there" };

    public NewDockerfileCommand()
        : base("dockerfile", "Write a hardened multi-stage Dockerfile")
    {
        Details =
        [
            "Two stages, a slim base pinned to version and suite, packages from the lock file through a cache mount, an account by number, code that the service cannot rewrite, a health probe that needs no extra tool.",
        ];
        Examples =
        [
            new("drydock new dockerfile", "Print one that fits the current folder"),
            new("drydock new dockerfile python-uv --gpu --entry classifier", "A CUDA service installed by uv"),
            new("drydock new dockerfile --in services/api --write", "Write Dockerfile and .dockerignore there"),
        ];
        kind.CompletionSources.Add(static _ => TemplateList.All.Select(static t => t.Name));
        suite.CompletionSources.Add(static _ => Suites);
        Add(kind);
        foreach (var option in new Option[] { folder, gpu, name, version, suite, port, entry, health, write, force }) Add(option);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var place = run.Session.FullPath(run.Value(folder) ?? ".");
        if (!Directory.Exists(place)) throw new UsageException(new("writing a Dockerfile for", place, "there is no such folder", "name the service's folder with --in"));
        var files = Directory.EnumerateFiles(place).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal).Take(10_000).ToList();
        var template = Choose(run, files, place);
        var options = OptionsOf(run, template, place, files);
        var text = template.Write(options);
        if (!run.Value(write))
        {
            run.Printer.Result(text);
            return Task.FromResult(ExitCodes.Success);
        }

        WriteFiles(run, place, [("Dockerfile", text), (".dockerignore", IgnoreFile.For(template, options))]);
        return Task.FromResult(ExitCodes.Success);
    }

    private DockerfileTemplate Choose(Invocation run, List<string> files, string place)
    {
        var names = TemplateList.All.Select(static t => t.Name).ToList();
        var template = run.Value(kind) is { } asked
            ? TemplateList.Find(asked) ?? throw UsageErrors.Because(run, $"'{asked}' is not a template{NearestWord.Hint(asked, names)} (known: {string.Join(", ", names)})")
            : TemplateList.Fitting(files) ?? throw UsageErrors.Because(run, $"nothing in {place} tells how the service is built; name a template: {string.Join(", ", names)}");
        if (run.Value(gpu) && !template.CanUseGpu) throw UsageErrors.Because(run, $"--gpu goes with Python, not with {template.Name}");
        return template;
    }

    private TemplateOptions OptionsOf(Invocation run, DockerfileTemplate template, string place, List<string> files)
    {
        var options = new TemplateOptions
        {
            Name = ProjectNames.ImageName(run.Value(name) ?? Path.GetFileName(place.TrimEnd('/'))),
            Version = Word(run, "--language-version", run.Value(version)) ?? template.DefaultVersion,
            Port = run.Value(port) ?? template.DefaultPort,
            Gpu = run.Value(gpu),
            Entry = Word(run, "--entry", run.Value(entry)) ?? ProjectNames.Entry(template, place, files),
            Hashes = files.Contains("requirements.txt") && File.ReadLines(Path.Combine(place, "requirements.txt")).Take(100_000).Any(static line => line.Contains("--hash=", StringComparison.Ordinal)),
        };
        options = ProjectNames.WithFolder(options, template, place);
        if (run.Value(suite) is { } asked) options = options with { Suite = asked };
        if (run.Value(health) is { } path) options = options with { HealthPath = "/" + Word(run, "--health", path)!.TrimStart('/') };
        return options;
    }

    /// <summary>Values end up in a Dockerfile: what could end a word or an instruction is refused.</summary>
    private static string? Word(Invocation run, string option, string? value)
    {
        if (value is null || (value.Length is > 0 and <= 200 && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or '~'))) return value;
        throw UsageErrors.Because(run, $"{option} is '{value}'; write letters, digits and . _ - / only");
    }

    private void WriteFiles(Invocation run, string place, (string Name, string Text)[] files)
    {
        var there = files.Where(f => File.Exists(Path.Combine(place, f.Name))).Select(static f => f.Name).ToList();
        if (there.Count > 0 && !run.Value(force))
            throw new UsageException(new("writing", string.Join(" and ", there.Select(f => Path.Combine(place, f))), "it is there already", "add --force to replace it, or leave out --write to see the new one"));
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(place, file);
            ReportFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            run.Printer.Note($"wrote {path}");
        }
    }

    private static int? PortNumber(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1024 and <= 65535) return number;
        result.AddError($"'{text}' is not a port that an account without privileges may use; write a number from 1024 to 65535");
        return null;
    }
}
