using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>sudo in RUN.</summary>
internal static class Sudo
{
    public static readonly Rule Rule = new()
    {
        Id = "sudo",
        Title = "sudo is used in a build",
        Why = "RUN is root already unless USER says otherwise; sudo in the image is a way back to root.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Aliases = ["CKV2_DOCKER_1", "DKL-DI-0001", "DL3004", "DS-0010"],
        Before =
            """
            FROM debian:12.11
            RUN sudo apt-get update

            """,
        After =
            """
            FROM debian:12.11
            RUN apt-get update

            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                var word = command.Wrappers.FirstOrDefault(static w => w.Value is { } name && (name == "sudo" || name.EndsWith("/sudo", StringComparison.Ordinal))) ?? (command.Runs("sudo") ? command.NameWord : null);
                if (word is null) continue;
                var next = command.Command.Words.FirstOrDefault(w => w.Start > word.Start);
                var fix = next is not null && next.Prefix.Length > 0 && !next.Prefix.StartsWith('-') ? new Fix(FixClass.Consent, "drop sudo", TextEdit.Remove(TextSpan.FromBounds(run.SpanOf(word).Start, run.SpanOf(next).Start))) : null;
                c.Report(run.SpanOf(word), "RUN needs no sudo; switch with USER where another account is meant", fix);
            }
        },
    };
}
