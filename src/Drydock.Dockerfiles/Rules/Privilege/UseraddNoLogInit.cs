using System.Buffers;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>useradd with a large uid and without --no-log-init.</summary>
internal static class UseraddNoLogInit
{
    /// <summary>Below this the logs stay small: an entry of lastlog takes 292 bytes.</summary>
    private const int LargeUid = 100_000;

    private static readonly SearchValues<char> Switches = SearchValues.Create("lmMrNoU");

    public static readonly Rule Rule = new()
    {
        Id = "useradd-no-log-init",
        Title = "useradd writes a huge login log",
        Why = "lastlog and faillog have a slot for every uid up to the new one: with a large uid they are gigabytes of nothing, and layers store nothing in full.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Safe,
        Aliases = ["DL3046"],
        Before =
            """
            FROM debian:12.11
            RUN useradd --uid 1000700000 app
            """,
        After =
            """
            FROM debian:12.11
            RUN useradd --no-log-init --uid 1000700000 app
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                if (!command.Runs("useradd") || command.HasOption("--no-log-init") || command.Arguments.Any(static a => HasSwitch(a.Prefix))) continue;
                if (Account.ValueOf(command, "-u", "--uid") is not { } uid || ImageUser.Number(uid) is not (null or >= LargeUid) || !uid.All(char.IsAsciiDigit)) continue;
                var span = command.NameWord.Span;
                c.Report(span, $"useradd with uid {uid} writes login logs with a slot for every uid below it; add --no-log-init", c.TextOf(span) == command.NameWord.Raw ? new Fix(FixClass.Safe, "add --no-log-init", TextEdit.Insert(span.End, " --no-log-init")) : null);
            }
        },
    };

    /// <summary>True for <c>-l</c>, alone or among other switches.</summary>
    private static bool HasSwitch(string word) => word is ['-', not '-', ..] && word.AsSpan(1).IndexOfAnyExcept(Switches) < 0 && word.Contains('l', StringComparison.Ordinal);
}
