namespace Drydock.Dockerfiles.Rules.Base;

/// <summary>A file of one stage where the policy asks for several.</summary>
internal static class SingleStage
{
    public static readonly Rule Rule = new()
    {
        Id = "single-stage",
        Title = "What is shipped is built in its own stage",
        Why = "Everything that building took stays in the image: compilers, caches, sources.",
        Theme = RuleTheme.Base,
        Severity = RuleSeverity.Warning,
        Scope = RuleScope.Policy,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            COPY . /srv
            RUN pip install --no-cache-dir -r /srv/requirements.txt

            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm AS build
            COPY . /srv
            RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir -r /srv/requirements.txt
            FROM python:3.12.11-slim-bookworm
            COPY --from=build /opt/venv /opt/venv

            """,
        ExamplePolicy = new RulePolicy { RequireMultiStage = true },
        Check = static c =>
        {
            // A chain of stages that all end up in the image is the other rule's: fake-multistage.
            if (!c.Policy.RequireMultiStage || c.Final is not { Parent: null } final || c.File.Needed.Count > 1) return;

            // Another image's results count as much as those of a stage of this file.
            if (final.All<Semantics.CopyStatement>().Any(static s => s.From is not null)) return;
            c.Report(final.From.Span, "the policy asks for several stages: build in one of its own, and copy from it what the service needs");
        },
    };
}
