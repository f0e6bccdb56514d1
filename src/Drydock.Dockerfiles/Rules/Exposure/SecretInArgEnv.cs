using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>A secret in ARG or ENV.</summary>
internal static class SecretInArgEnv
{
    public static readonly Rule Rule = new()
    {
        Id = "secret-in-arg-env",
        Title = "ARG or ENV holds a secret",
        Why = "Values of ENV are in the image's configuration, those of ARG in its history: everybody who can pull the image can read them.",
        Theme = RuleTheme.Exposure,
        Severity = RuleSeverity.High,
        Fix = FixClass.Consent,
        Aliases = ["CIS-DI-0010", "DL3064", "DS-0031", "S6472", "SecretsUsedInArgOrEnv"],
        Before =
            """
            FROM node:24.1.0-bookworm-slim
            ARG NPM_TOKEN
            RUN npm config set //registry.npmjs.org/:_authToken $NPM_TOKEN && npm ci
            """,
        After =
            """
            FROM node:24.1.0-bookworm-slim
            RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm config set //registry.npmjs.org/:_authToken $NPM_TOKEN && npm ci
            """,
        Check = static c =>
        {
            foreach (var statement in c.File.Statements.OfType<PairsStatement>().Where(static s => s.Syntax.Name is "arg" or "env"))
            {
                foreach (var pair in statement.Pairs)
                {
                    var value = pair.Expanded ?? pair.Value?.Trim('"', '\'');
                    if (value is not null && SecretShapes.KindIn(value) is { } kind)
                        c.Report(pair.NameSpan, $"{pair.Name} holds {kind}, which everybody who can pull the image can read; revoke it, and mount the new one with RUN --mount=type=secret or give it at run time");
                    else if (SecretNames.Says(pair.Name) && IsSecret(statement, pair)) Report(c, statement, pair);
                }
            }
        },
    };

    /// <summary>An ARG without default waits for its secret, in a stage (above the first FROM it reaches no image by itself); another value must look like one. A value from another variable is told where that is declared.</summary>
    private static bool IsSecret(PairsStatement statement, Pair pair)
    {
        if (pair.Value is null) return statement is { Syntax.Name: "arg", StageIndex: >= 0 };
        if (pair.Value.Contains('$', StringComparison.Ordinal)) return false;
        return pair.Expanded is { } value && SecretNames.MayBe(value);
    }

    private static void Report(RuleContext c, PairsStatement statement, Pair pair)
    {
        var isArg = statement.Syntax.Name == "arg";
        var where = isArg ? "its value stays in the image's history; use RUN --mount=type=secret,env=" + pair.Name : "its value is in the image for everybody who can pull it; give it at run time, or with RUN --mount=type=secret";
        c.Report(pair.NameSpan, $"{pair.Name} looks like a secret: {where}", isArg ? Mend(c, statement, pair) : null);
    }

    /// <summary>A secret of the same name for the RUNs that use it, where nothing else does.</summary>
    private static Fix? Mend(RuleContext c, PairsStatement arg, Pair pair)
    {
        if (pair.Value is not null || arg.StageIndex < 0) return null;
        var stage = c.File.StageOf(arg);
        var users = stage.Statements.SkipWhile(s => !ReferenceEquals(s, arg)).Skip(1).Where(s => VariableUses.Mentions(s, pair.Name)).ToList();
        if (users.Count == 0 || users.Exists(static s => s is not CommandStatement { Syntax.Name: "run", Exec: false } run || run.Mounts.Any(static m => m.Type == "secret")) || c.Stages.Any(s => s.Parent == stage)) return null;
        if (StatementEdits.RemovePair(c, arg, pair) is not { } removal) return null;
        return new Fix(FixClass.Consent, "mount it as a secret", [removal, .. users.Select(s => StatementEdits.AddFlag(s, $"--mount=type=secret,id={pair.Name},env={pair.Name}"))]);
    }
}
