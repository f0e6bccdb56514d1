using Drydock.Dockerfiles.Requirements;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>A requirements file without hashes.</summary>
internal static class PipNoHashes
{
    public static readonly Rule Rule = new()
    {
        Id = "pip-no-hashes",
        Title = "Python packages are installed without hashes",
        Why = "A version number names no content: an index, a proxy or a taken-over project can serve another file under it, and pip installs that.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Off,
        Fix = FixClass.Lookup,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY requirements.txt .
            RUN pip install --no-cache-dir -r requirements.txt
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            COPY requirements.txt .
            RUN pip install --no-cache-dir --require-hashes -r requirements.txt
            """,
        ExampleFiles = [("requirements.txt", "fastapi==0.115.6\n")],
        Check = static c =>
        {
            foreach (var pip in PipCall.Of(c))
            {
                if (pip.Invocation.HasOption("--require-hashes") || RunEnvironment.Has(pip.Run, pip.Invocation, "PIP_REQUIRE_HASHES") || RunEnvironment.Has(pip.Run, pip.Invocation, "UV_REQUIRE_HASHES")) continue;
                foreach (var (word, lines, complete) in pip.ReadFiles(c))
                {
                    var packages = lines.Where(static l => l.Kind is RequirementKind.Package or RequirementKind.Address).ToList();

                    // One hash makes pip ask for the others; what could not be read may hold it.
                    if (packages.Count == 0 || !complete || packages.Exists(static p => !p.Hashes.IsEmpty) || lines.Any(static l => l.Option == "--require-hashes")) continue;
                    c.Report(word.Span, $"{packages[0].File} has no hashes: lock it with pip-compile --generate-hashes or uv export and install with --require-hashes");
                }
            }
        },
    };
}
