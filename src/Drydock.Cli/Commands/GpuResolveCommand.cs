using System.CommandLine;
using Drydock.Cli.Gpu;
using Drydock.Cli.Usage;
using Drydock.Gpu.Requirements;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock gpu resolve REQUIREMENT…</c>.</summary>
internal sealed class GpuResolveCommand : CliCommand
{
    private static readonly string[] Formats = ["text", "json"];

    private readonly Argument<string[]> requirements = new("requirement")
    {
        Description = "A requirement as pip takes it: 'torch==2.5.1+cu121', 'torchvision>=0.20'; '||' before a fallback",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<PythonVersion?> python = GpuOptions.Python();
    private readonly Option<DriverVersion?> driver = GpuOptions.Driver();
    private readonly Option<GpuArchitecture?> gpu = GpuOptions.Gpu();
    private readonly Option<string?> image = new("--base") { Description = "Base image, for its Python, CUDA and C library", HelpName = "image" };
    private readonly Option<string?> index = new("--index-url") { Description = "Package index in place of PyPI, such as https://download.pytorch.org/whl/cu126", HelpName = "url" };
    private readonly Option<string[]> extra = new("--extra-index-url") { Description = "Package index that is merged with the main one", HelpName = "url", DefaultValueFactory = static _ => [] };
    private readonly Option<string?> format = new("--format") { Description = "text or json", HelpName = "format", CustomParser = OptionParsers.OneOf("format", Formats), DefaultValueFactory = static _ => "text" };

    public GpuResolveCommand()
        : base("resolve", "Tell whether PyTorch pins install, and whether they compute on a driver and GPU")
    {
        Details =
        [
            "Answers from tables that come with the tool, for Linux on x86-64: nothing is downloaded. Each reason names its source and its date. What the tables do not hold is unknown, never yes.",
            "JSON is one object: requirements, installs, runs (yes, no or unknown), python, torch, cuda, cudnn, minDriver, pairedDriver, driverFit, pythons, reasons (kind, id, text, source, asOf), nearest (the nearest set that fits, and the pins to write) and fallbacks.",
            "The exit code is 0 whatever the answer is.",
        ];
        Examples =
        [
            new("drydock gpu resolve torch==2.1.1 --python 3.12", "Does not install; says what does"),
            new("drydock gpu resolve torch==2.5.1 torchvision==0.20.1 --python 3.12 --driver 550.54.14 --index-url https://download.pytorch.org/whl/cu124", "Installs and runs"),
            new("drydock gpu resolve 'torch==2.5.1+cu121 || pip install torch' --python 3.12 --format json", "What the fallback would give"),
        ];
        format.CompletionSources.Add(Formats);
        Add(requirements);
        foreach (var option in (ReadOnlySpan<Option>)[python, driver, gpu, image, index, extra, format]) Add(option);
    }

    public override Task<int> RunAsync(Invocation run)
    {
        var indexes = new PackageIndexes(run.Value(index), [.. run.Value(extra) ?? []], [], false);
        var alternatives = InstallAlternatives.Read(run.Value(requirements)!, indexes);
        if (alternatives.IsEmpty) throw UsageErrors.Because(run, "no requirement is given");
        foreach (var set in alternatives)
        {
            if (set.Unread is [var unread, ..]) throw UsageErrors.Because(run, $"'{unread.Text}' cannot be read: {unread.Wrong}");
            if (!set.AsksForTorch) throw UsageErrors.Because(run, $"nothing of PyTorch is asked for in '{string.Join(' ', set.Requirements.Select(static r => r.Text))}'; name torch, torchvision or torchaudio");
        }

        var target = new ResolveTarget(run.Value(python), run.Value(driver), run.Value(gpu), run.Value(image));
        var tables = GpuTableFile.Open(run);
        var resolutions = new TorchResolver(tables).ResolveAlternatives(alternatives, target);
        if (run.Value(format) == "json") ResolutionJson.Write(resolutions, run.Printer.Output);
        else run.Printer.Result($"{ResolutionText.Of(resolutions)}\n{tables.Told}\n");
        return Task.FromResult(ExitCodes.Success);
    }
}
