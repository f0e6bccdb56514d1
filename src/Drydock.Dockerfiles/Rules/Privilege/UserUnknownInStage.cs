using System.Collections.Immutable;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>USER with a name that the image cannot know.</summary>
internal static class UserUnknownInStage
{
    private static readonly ImmutableArray<string> Distroless = ["root", "nobody", "nonroot"];

    public static readonly Rule Rule = new()
    {
        Id = "user-unknown-in-stage",
        Title = "USER names an account that nobody creates",
        Why = "A name is looked up in the image's /etc/passwd when the container starts: without an entry it does not start.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM scratch
            COPY app /app
            USER app
            ENTRYPOINT ["/app"]
            """,
        After =
            """
            FROM scratch
            COPY app /app
            USER 65532:65532
            ENTRYPOINT ["/app"]
            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                if (NamesOf(stage) is not { } names) continue;
                foreach (var user in stage.All<PlainStatement>().Where(static s => s.Syntax.Name == "user"))
                {
                    if (user.Value?.Split(':')[0].Trim() is not { Length: > 0 } name || ImageUser.Number(name) is not null || names.Contains(name) || MayBringAccounts(stage, user)) continue;
                    c.Report(user.Words[0].Span, $"nothing creates the account {name} in {(stage.RootFrom.IsScratch ? "an image from scratch" : "a distroless image")}: the container does not start; write numbers, such as USER 65532:65532");
                }
            }
        },
    };

    /// <summary>The accounts that the stage's base has; null where they are not known.</summary>
    private static ImmutableArray<string>? NamesOf(Stage stage)
    {
        if (stage.RootFrom.IsScratch) return [];
        return stage.RootFrom.Reference is { Registry: "gcr.io", Repository: { } repository } && repository.StartsWith("distroless/", StringComparison.Ordinal) ? Distroless : null;
    }

    /// <summary>True when an account may come with a file, or from a program that runs.</summary>
    private static bool MayBringAccounts(Stage stage, Statement user) =>
        stage.Before(user).Any(static s => s is CopyStatement copy && MayBringAccounts(copy) || s.Syntax.Name == "run");

    private static bool MayBringAccounts(CopyStatement copy)
    {
        if (copy.Destination is not { } destination || copy.Scope.Expand(destination.Text).Value is not { } to) return true;
        return to.TrimEnd('/') is "" or "/etc" or "." or "/etc/passwd" || copy.IsAdd && copy.Sources.Any(static s => s.Text.Contains(".t", StringComparison.Ordinal));
    }
}
