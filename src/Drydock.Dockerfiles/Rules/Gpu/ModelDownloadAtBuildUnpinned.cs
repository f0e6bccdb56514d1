using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>Weights that are downloaded during the build in whatever revision is there.</summary>
internal static partial class ModelDownloadAtBuildUnpinned
{
    private static readonly ImmutableArray<string> Endings = [".safetensors", ".gguf", ".onnx", ".pt", ".pth", ".ckpt", ".h5", ".tflite", ".bin"];

    public static readonly Rule Rule = new()
    {
        Id = "model-download-at-build-unpinned",
        Title = "A model is downloaded without a revision",
        Why = "The same Dockerfile gives another model tomorrow; and some formats of weights run code when they are loaded.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN python -c "from transformers import AutoModel; AutoModel.from_pretrained('acme/classifier')"
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN python -c "from transformers import AutoModel; AutoModel.from_pretrained('acme/classifier', revision='5c38ec7c405ec4b44b94cc5a9bb96e735b38267a')"
            """,
        Check = static c =>
        {
            foreach (var run in c.Runs)
            {
                foreach (var command in run.Invocations) Judge(c, command);
                if (run.Syntax.Heredocs.FirstOrDefault(static h => IsUnpinned(h.Content)) is not null && (run.Interpreter ?? run.Invocations.FirstOrDefault()?.Name)?.StartsWith("python", StringComparison.Ordinal) == true)
                    c.Report(run.Span, "this downloads a model in whatever revision is there; name a commit with revision=");
            }
        },
    };

    private static void Judge(RuleContext c, ShellInvocation command)
    {
        if (command.Runs("huggingface-cli", "hf") && command.Subcommand?.Value == "download" && !command.HasOption("--revision") && !command.HasOption("--help"))
            c.Report(command.Command.Span, "this downloads a model in whatever revision is there; name a commit with --revision");
        if (command.Runs("wget", "curl") && command.Arguments.FirstOrDefault(static a => IsMovingAddress(a.Value ?? a.Raw)) is { } address)
            c.Report(address.Span, "these weights are whatever the branch holds on the day of the build; put a commit in the address and check a checksum");
        if (command.Name?.StartsWith("python", StringComparison.Ordinal) != true) return;
        var code = PackageInstalls.ValuesOf(command, "-c").FirstOrDefault();
        if (code is not null && IsUnpinned(code.Value ?? code.Raw)) c.Report(code.Span, "this downloads a model in whatever revision is there; name a commit with revision=");
    }

    private static bool IsMovingAddress(string address)
    {
        if (!address.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return false;
        var path = address.Split('?', '#')[0];
        return path.Contains("huggingface.co/", StringComparison.OrdinalIgnoreCase) && (path.Contains("/resolve/main/", StringComparison.Ordinal) || path.Contains("/raw/main/", StringComparison.Ordinal))
            || (path.Contains("/main/", StringComparison.Ordinal) || path.Contains("/master/", StringComparison.Ordinal) || path.Contains("/latest/", StringComparison.Ordinal)) && Endings.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A call that fetches by a repository's name, in code that names no revision. A path is no download.</summary>
    private static bool IsUnpinned(string code) => !code.Contains("revision", StringComparison.Ordinal) && !code.Contains("local_files_only=True", StringComparison.Ordinal) && Fetch().IsMatch(code);

    [GeneratedRegex("""(?:from_pretrained|snapshot_download|hf_hub_download|SentenceTransformer|pipeline)\(\s*(?:repo_id\s*=\s*|model\s*=\s*|'[a-z-]+',\s*model\s*=\s*|"[a-z-]+",\s*model\s*=\s*)?\\?['"][A-Za-z0-9]""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fetch();
}
