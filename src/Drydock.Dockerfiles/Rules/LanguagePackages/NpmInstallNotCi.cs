namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>npm install beside a lock file.</summary>
internal static class NpmInstallNotCi
{
    private static readonly string[] Locks = ["package-lock.json", "npm-shrinkwrap.json"];

    public static readonly Rule Rule = new()
    {
        Id = "npm-install-not-ci",
        Title = "npm install may leave the lock file's versions",
        Why = "npm install resolves anew where package.json and the lock file disagree, and rewrites the lock inside the image; npm ci installs what is locked, or stops.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM node:22.12.0-bookworm-slim
            COPY package.json package-lock.json ./
            RUN npm install --omit=dev
            """,
        After =
            """
            FROM node:22.12.0-bookworm-slim
            COPY package.json package-lock.json ./
            RUN npm ci --omit=dev
            """,
        ExampleFiles = [("package.json", "{}"), ("package-lock.json", "{}")],
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "npm", Action: "install" or "i" or "add", Operands.IsEmpty: true }) continue;
                if (call.Invocation.HasOption("-g", "--global", "--prefix", "-C", "--package-lock-only", "--no-package-lock", "--package-lock") || call.Invocation.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null })) continue;
                if (call.Invocation.Script.Invocations.Any(static i => i.Runs("cd", "pushd")) || CopiedFiles.SourceOf(c, run, "package.json") is not { } manifest) continue;
                var folder = manifest[..(manifest.LastIndexOf('/') + 1)];
                if (Locks.FirstOrDefault(l => c.Folder!.Find(folder + l) is not null) is not { } name) continue;
                var copied = CopiedFiles.SourceOf(c, run, name) is not null;
                var word = call.ActionWord!.Span;
                c.Report(word, copied ? $"npm {call.Action} may leave what {name} locks; npm ci installs exactly that" : $"{folder}{name} is not copied, so npm {call.Action} resolves anew; copy it and use npm ci", copied ? new Fix(FixClass.Consent, "write npm ci", new TextEdit(word, "ci")) : null);
            }
        },
    };
}
