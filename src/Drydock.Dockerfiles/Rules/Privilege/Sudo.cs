using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>sudo in RUN.</summary>
internal static class Sudo
{
    public static readonly Rule Rule = new()
    {
        Id = "sudo",
        Title = "RUN uses sudo",
        Why = "A build is root unless USER says otherwise: sudo adds nothing, needs a setuid program that stays in the image, and behaves differently without a terminal.",
        Theme = RuleTheme.Privilege,
        Severity = RuleSeverity.Error,
        Fix = FixClass.Consent,
        Aliases = ["CKV2_DOCKER_1", "DKL-DI-0001", "DL3004", "DS-0010"],
        Before =
            """
            FROM debian:12.11
            RUN sudo mkdir /srv/app
            """,
        After =
            """
            FROM debian:12.11
            RUN mkdir /srv/app
            """,
        Check = static c =>
        {
            foreach (var (run, command) in c.RunCommands)
            {
                var word = command.Wrappers.FirstOrDefault(static w => IsSudo(w)) ?? (command.Runs("sudo") ? command.NameWord : null);
                if (word is null) continue;
                var user = ImageUser.At(c, run);
                c.Report(word.Span, ImageUser.IsKnownOther(user) ? $"sudo from USER {user}; put the commands that need root above USER, or switch with USER root and back" : "the build is root already: drop sudo",
                    user is not null && ImageUser.IsRoot(user) ? Mend(c, command, word) : null);
            }
        },
    };

    private static bool IsSudo(ShellWord word) => word.Value is { } value && value[(value.LastIndexOf('/') + 1)..] == "sudo";

    /// <summary>Drops the word where no option belongs to it.</summary>
    private static Fix? Mend(RuleContext c, ShellInvocation command, ShellWord word)
    {
        var next = command.Command.Words.FirstOrDefault(w => w.Start > word.Start);
        if (next is null || next.Prefix.StartsWith('-')) return null;
        var span = TextSpan.FromBounds(word.Span.Start, next.Span.Start);
        return c.TextOf(span).TrimEnd(' ') == word.Raw ? new Fix(FixClass.Consent, "drop sudo", TextEdit.Remove(span)) : null;
    }
}
