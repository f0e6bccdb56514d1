using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret in ARG or ENV.</summary>
internal static class SecretInArgEnv
{
    public static readonly Rule Rule = new()
    {
        Id = "secret-in-arg-env",
        Title = "A secret stands in ARG or ENV",
        Why = "ENV is in the image, ARG in its history: whoever can pull it can read them.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.High,
        Aliases = ["CIS-DI-0010", "DL3064", "DS-0031", "S6472", "SecretsUsedInArgOrEnv"],
        Before =
            """
            FROM debian:12.11
            ARG API_TOKEN
            RUN make

            """,
        After =
            """
            FROM debian:12.11
            RUN --mount=type=secret,id=api_token make

            """,
        Check = static c =>
        {
            foreach (var statement in c.Stages.SelectMany(static s => s.All<PairsStatement>()).Where(static s => s.Syntax.Name is "arg" or "env"))
            {
                foreach (var pair in statement.Pairs.Where(static p => SecretNames.IsSecret(p.Name) && !SecretNames.IsHarmless(p.Value)))
                    c.Report(pair.Span, $"{pair.Name} is {(statement.Syntax.Name == "env" ? "in the image" : "in the image's history")}; mount it for the step that needs it (RUN --mount=type=secret), or give it to the container when it starts");
            }
        },
    };
}
