using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>cargo without --locked.</summary>
internal static class CargoUnlocked
{
    public static readonly Rule Rule = new()
    {
        Id = "cargo-unlocked",
        Title = "cargo may leave the lock file's versions",
        Why = "Without --locked cargo install ignores the lock file that its author tested with, and cargo build rewrites a lock that does not fit instead of stopping.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Safe,
        Before =
            """
            FROM rust:1.83.0-bookworm
            RUN cargo install ripgrep --version 14.1.1
            """,
        After =
            """
            FROM rust:1.83.0-bookworm
            RUN cargo install --locked ripgrep --version 14.1.1
            """,
        Check = static c =>
        {
            foreach (var (run, call) in c.RunPackages)
            {
                if (call is not { Manager: "cargo", Action: "install" or "build" or "b" } || call.Invocation.HasOption("--locked", "--frozen")) continue;
                if (call.Invocation.Arguments.Any(static a => a is { Prefix.Length: 0, Value: null }) || UsesOwnLock(call) && !HasLock(c, run)) continue;
                var word = call.ActionWord!.Span;
                c.Report(word, $"cargo {call.Action} without --locked may take other versions than the lock file names", new Fix(FixClass.Safe, "add --locked", TextEdit.Insert(word.End, " --locked")));
            }
        },
    };

    /// <summary>True for what is built from files beside it; a published program brings its own lock file.</summary>
    private static bool UsesOwnLock(PackageInstall call) => call.Action != "install" || call.Invocation.HasOption("--path") || call.Operands.IsEmpty && !call.Invocation.HasOption("--git");

    private static bool HasLock(RuleContext c, CommandStatement run) => CopiedFiles.SourceOf(c, run, "Cargo.lock") is not null;
}
