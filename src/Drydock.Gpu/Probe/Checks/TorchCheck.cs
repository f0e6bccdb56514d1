using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Drydock.Gpu.Probe.Causes;
using Drydock.Gpu.Probe.Steps;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Probe.Checks;

/// <summary>Asks the PyTorch of the container's Python, when there is one, and multiplies two matrices on each device.</summary>
internal static class TorchCheck
{
    private const string Name = ProbeCheckNames.PyTorch;
    private const int MostBytes = 64 << 10;
    private const int MostItems = 64;
    private const int DeepestLevel = 8;

    private static readonly string[] Pythons = ["python3", "python"];

    private static readonly KnownCause CpuWheel = new(
        "the installed PyTorch is a CPU build: the service would silently run on the CPU",
        "install a CUDA build, for example with --index-url https://download.pytorch.org/whl/cu124, and let no fallback (|| pip install torch) replace it");

    private static readonly KnownCause WrongProduct = new(
        "PyTorch multiplies wrongly on the device", "look at the computation check; if that is well, the PyTorch build does not fit this GPU: install another");

    /// <summary>What Python runs: it answers with one line of JSON, whatever happens.</summary>
    internal const string Script = """
        import importlib.util, json, sys
        answer = {"python": sys.version.split()[0], "torch": None}
        def tell():
            sys.stdout.write("\n@drydock-torch " + json.dumps(answer) + "\n")
            sys.stdout.flush()
        try:
            found = importlib.util.find_spec("torch") is not None
        except Exception:
            found = False
        if found:
            try:
                answer["torch"] = "?"
                import torch
                answer["torch"] = str(torch.__version__)
                answer["cuda"] = torch.version.cuda
                answer["available"] = bool(torch.cuda.is_available()) if torch.version.cuda else False
                if torch.version.cuda and not answer["available"]:
                    torch.zeros(1, device="cuda")
                if answer["available"]:
                    answer["architectures"] = list(torch.cuda.get_arch_list())
                    answer["capabilities"] = [list(torch.cuda.get_device_capability(i)) for i in range(torch.cuda.device_count())]
                    wrong = 0
                    for i in range(torch.cuda.device_count()):
                        a = torch.arange(4096).reshape(64, 64).remainder(17).float()
                        b = torch.arange(4096).reshape(64, 64).remainder(13).float()
                        d = "cuda:%d" % i
                        if not torch.equal((a.to(d) @ b.to(d)).cpu(), a @ b):
                            wrong += 1
                    answer["wrong"] = wrong
            except BaseException as error:
                answer["error"] = (type(error).__name__ + ": " + str(error))[:600]
        tell()
        """;

    private const string Mark = "@drydock-torch ";

    /// <summary>The Python of the container; null when there is none on PATH.</summary>
    public static string? FindPython(Func<string, string?> environment) =>
        (from python in Pythons
         from folder in (environment("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Join(folder, python)
         where Path.IsPathFullyQualified(path) && File.Exists(path)
         select path).FirstOrDefault();

    /// <summary>Runs Python within a time.</summary>
    public static async Task<TorchAnswer> AskAsync(string python, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var outcome = await BoundedProcess.RunAsync([python, "-c", Script], limit, MostBytes, clock, cancellationToken);
        return Read(python, outcome, limit);
    }

    private static TorchAnswer Read(string python, ProcessOutcome outcome, TimeSpan limit)
    {
        var line = Encoding.UTF8.GetString(outcome.Output).Split('\n').LastOrDefault(static l => l.StartsWith(Mark, StringComparison.Ordinal));
        if (outcome is { End: ProcessEnd.Exited } && line is not null) return Read(python, line[Mark.Length..]);
        return outcome switch
        {
            { End: ProcessEnd.NotStarted } => TorchAnswer.None(ProbeCheck.Skipped(Name, $"{python} cannot be started: {outcome.Error}")),
            { End: ProcessEnd.TimedOut } => TorchAnswer.None(ProbeCheck.Unknown(Name, $"{python} did not answer within {limit.TotalSeconds:0} seconds", new KnownCause(
                "PyTorch takes longer to start than the probe waits, or hangs in the driver", "give a longer --timeout; if the computation check is well, look at what importing torch does"))),
            { Signal: { } signal } => TorchAnswer.None(ProbeCheck.Failed(Name, $"{python} was ended by {AbnormalEnds.NameOfSignal(signal)}: {outcome.LastErrorLine}", new KnownCause(
                "importing or using PyTorch crashes Python", "install wheels that belong together (torch, torchvision, nvidia-*), and remove LD_PRELOAD and CUDA libraries of the image from LD_LIBRARY_PATH"))),
            _ => TorchAnswer.None(ProbeCheck.Skipped(Name, $"{python} does not answer: exit code {outcome.ExitCode}, {outcome.LastErrorLine}")),
        };
    }

    private static TorchAnswer Read(string python, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = DeepestLevel });
            var root = document.RootElement;
            if (Text(root, "torch") is not { } torch) return TorchAnswer.None(ProbeCheck.Skipped(Name, $"{python} {Text(root, "python")} has no PyTorch"));
            var cuda = Text(root, "cuda");
            return new TorchAnswer(torch, cuda, Judge(root, torch, cuda));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return TorchAnswer.None(ProbeCheck.Skipped(Name, $"{python} does not answer as it should"));
        }
    }

    private static ProbeCheck Judge(JsonElement root, string torch, string? cuda)
    {
        var detail = $"torch {torch}, CUDA {cuda ?? "none"}";
        var error = Text(root, "error");
        if (cuda is null) return error is null ? ProbeCheck.Failed(Name, detail, CpuWheel) : ProbeCheck.Failed(Name, $"{detail}: {error}", TorchCauses.OfError(error));
        if (WithoutCode(root) is { } device) return ProbeCheck.Failed(Name, $"{detail}, code for {Architectures(root)}", TorchCauses.NoCode(device, torch));
        if (error is not null) return ProbeCheck.Failed(Name, $"{detail}: {error}", TorchCauses.OfError(error));
        if (!root.GetProperty("available").GetBoolean()) return ProbeCheck.Failed(Name, $"{detail}: no GPU is available to it", TorchCauses.OfError(""));
        return root.GetProperty("wrong").GetInt32() > 0 ? ProbeCheck.Failed(Name, detail, WrongProduct) : ProbeCheck.Ok(Name, $"{detail}: a matrix product equals the CPU's");
    }

    /// <summary>The first device for which the wheel has neither machine code nor PTX.</summary>
    private static GpuArchitecture? WithoutCode(JsonElement root)
    {
        if (!root.TryGetProperty("architectures", out var listed) || !root.TryGetProperty("capabilities", out var capabilities)) return null;
        var built = listed.EnumerateArray().Take(MostItems).Select(static a => a.GetString() ?? "").ToImmutableArray();
        foreach (var pair in capabilities.EnumerateArray().Take(MostItems))
        {
            var device = new GpuArchitecture(pair[0].GetInt32(), pair[1].GetInt32());
            if (!built.Any(code => Runs(device, code))) return device;
        }

        return null;
    }

    // PTX (compute_*) is compiled for any newer device; machine code (sm_*) runs on the same major version only.
    private static bool Runs(GpuArchitecture device, string code) => GpuArchitecture.TryParse(code, out var built)
        && (code.StartsWith("compute_", StringComparison.Ordinal) ? device >= built : device.RunsBinaryFor(built));

    private static string Architectures(JsonElement root) => ProbeText.OneLine(string.Join(' ', root.GetProperty("architectures").EnumerateArray().Take(MostItems).Select(static a => a.GetString())));

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.GetString() is { } text ? ProbeText.OneLine(text) : null;
}
