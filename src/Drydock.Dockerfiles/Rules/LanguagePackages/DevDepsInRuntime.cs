using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Packages for development in the image that runs.</summary>
internal static class DevDepsInRuntime
{
    private static readonly string[] Tools =
    [
        "autopep8", "bandit", "black", "coverage", "faker", "flake8", "hypothesis", "ipdb", "isort", "mypy", "nose", "nox", "pip-tools", "pre-commit", "pycodestyle", "pyflakes", "pylint", "pyright",
        "pytest", "responses", "ruff", "tox", "twine", "yapf",
    ];

    private static readonly string[] Extras = ["dev", "develop", "development", "test", "tests", "testing", "lint"];

    public static readonly Rule Rule = new()
    {
        Id = "dev-deps-in-runtime",
        Title = "Development packages are in the image that runs",
        Why = "Test runners, linters and compilers make the image larger, bring vulnerabilities of their own, and are tools ready for an intruder.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            COPY package.json package-lock.json ./
            RUN npm ci
            CMD ["node", "server.js"]
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            COPY package.json package-lock.json ./
            RUN npm ci --omit=dev
            CMD ["node", "server.js"]
            """,
        ExampleFiles = [("package.json", "{\"dependencies\":{\"fastify\":\"5.2.0\"},\"devDependencies\":{\"typescript\":\"5.7.2\"}}"), ("package-lock.json", "{}")],
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c).Where(p => c.File.IsShipped(c.File.StageOf(p.Run)))) Python(c, pip);
            foreach (var (run, call) in c.RunPackages.Where(p => c.File.IsShipped(c.File.StageOf(p.Run)))) Others(c, run, call);
        },
    };

    private static void Python(RuleContext c, PipCall pip)
    {
        foreach (var word in pip.Call.Operands.Concat(pip.Editables.Select(static e => e.Word)))
        {
            if (PipArguments.RequirementOf(word) is { } requirement && IsTool(requirement.Name)) c.Report(word.Span, $"{requirement.Name} is for development; install it in a test stage");
            else if (word.Value is { } text && DevExtra(text) is { } extra) c.Report(word.Span, $"the extra {extra} is for development; leave it out here");
        }

        foreach (var (word, path) in pip.Files)
        {
            var name = path?[(path.LastIndexOf('/') + 1)..].ToLowerInvariant() ?? "";
            if (name.Split('-', '_', '.').Any(static part => part is "dev" or "develop" or "development" or "test" or "tests" or "testing")) c.Report(word.Span, $"{path} is for development by its name; install it in a test stage");
        }

        foreach (var (word, lines, _) in pip.ReadFiles(c))
        {
            var tools = lines.Where(static l => l.Requirement is { } r && IsTool(r.Name)).ToList();
            if (tools.Count > 0) c.Report(word.Span, $"{tools[0].File} asks for {SystemInstalls.List([.. tools.Select(static t => t.Requirement!.Name)])} (line {tools[0].Line}), which {(tools.Count == 1 ? "is" : "are")} for development; move {(tools.Count == 1 ? "it" : "them")} to a file of their own");
        }
    }

    private static bool IsTool(string name) => Tools.Contains(name) || name.StartsWith("pytest-", StringComparison.Ordinal) || name.StartsWith("flake8-", StringComparison.Ordinal) || name.StartsWith("types-", StringComparison.Ordinal);

    private static string? DevExtra(string text)
    {
        var open = text.IndexOf('[', StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(']', open);
        return close < 0 ? null : text[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(static e => Extras.Contains(e, StringComparer.OrdinalIgnoreCase));
    }

    private static void Others(RuleContext c, CommandStatement run, PackageInstall call)
    {
        var (option, tool) = call.Manager switch
        {
            "npm" when call.Action is "ci" or "install" or "i" && call.Operands.IsEmpty && TakesNpmDev(c, run, call) => ("--omit=dev", "npm"),
            "composer" when call.Action == "install" && !call.Invocation.HasOption("--no-dev") && !RunEnvironment.Has(run, call.Invocation, "COMPOSER_NO_DEV") => ("--no-dev", "composer"),
            "uv" when call.Action == "sync" && !call.Invocation.HasOption("--no-dev", "--no-default-groups", "--only-group") && !RunEnvironment.Has(run, call.Invocation, "UV_NO_DEV") && HasGroup(c, run) => ("--no-dev", "uv"),
            "poetry" when call.Action == "install" && !call.Invocation.HasOption("--only", "--without", "--no-dev", "--only-root") => ("--only main", "poetry"),
            "bundle" when call.Action == "install" && !IsBundleLimited(c, run, call) => ("", "bundle"),
            "pipenv" when call.Invocation.HasOption("--dev", "-d") => ("", "pipenv"),
            _ => ("", ""),
        };
        if (tool.Length == 0) return;
        var advice = option.Length > 0 ? $"add {option}" : tool == "bundle" ? "set BUNDLE_WITHOUT=development:test" : "leave --dev out";
        var edit = option.Length > 0 && !BuildsLater(c, run) ? new Fix(FixClass.Consent, advice, TextEdit.Insert(call.ActionWord!.Span.End, " " + option)) : null;
        c.Report(call.Invocation.Command.Span, $"{tool} installs the packages for development too; {advice}", edit);
    }

    private static bool TakesNpmDev(RuleContext c, CommandStatement run, PackageInstall call)
    {
        var command = call.Invocation;
        if (command.HasOption("--omit", "--production", "--prod", "--only", "--global", "-g") || command.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null })) return false;
        if (RunEnvironment.Of(run, command, "NODE_ENV") is { IsSet: true, Value: null or "production" }) return false;
        if (RunEnvironment.Has(run, command, "NPM_CONFIG_OMIT") || RunEnvironment.Has(run, command, "NPM_CONFIG_PRODUCTION")) return false;
        return CopiedFiles.SourceOf(c, run, "package.json") is { } path && c.Folder!.Read(path)?.Contains("\"devDependencies\"", StringComparison.Ordinal) == true;
    }

    /// <summary>uv installs the group <c>dev</c> unless told otherwise; a project without one has nothing to leave out.</summary>
    private static bool HasGroup(RuleContext c, CommandStatement run) =>
        CopiedFiles.SourceOf(c, run, "pyproject.toml") is { } path && c.Folder!.Read(path) is { } text
        && (text.Contains("[dependency-groups]", StringComparison.Ordinal) || text.Contains("dev-dependencies", StringComparison.Ordinal));

    private static bool IsBundleLimited(RuleContext c, CommandStatement run, PackageInstall call) =>
        call.Invocation.HasOption("--without", "--deployment") || RunEnvironment.Has(run, call.Invocation, "BUNDLE_WITHOUT") || RunEnvironment.Has(run, call.Invocation, "BUNDLE_ONLY")
        || c.File.StageOf(run).Before(run).Append(run).OfType<CommandStatement>()
            .Any(static r => r.Packages.Any(static p => p is { Manager: "bundle", Action: "config" } && p.Operands.Any(static o => o.Is("without", "only") || o.Prefix.StartsWith("without", StringComparison.Ordinal))));

    /// <summary>True when something is built afterwards, which may need them.</summary>
    private static bool BuildsLater(RuleContext c, CommandStatement run) =>
        c.File.After(run).Prepend(run).OfType<CommandStatement>().Where(static r => r.Syntax.Name == "run")
            .Any(static r => r.Script is null || r.Invocations.Any(static i => i.Runs("npx", "tsc", "webpack", "vite", "make", "pytest", "ruff", "mypy") || i.Runs("npm", "yarn", "pnpm") && i.Subcommand?.Value is "run" or "build" or "test" or "run-script"));
}
