using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>A stop signal that does not let the service end in order.</summary>
/// <remarks>The image that stops otherwise is not equivalent: the fix is for a person to choose.</remarks>
internal static class Stopsignal
{
    public static readonly Rule Rule = new()
    {
        Id = "stopsignal",
        Title = "The stop signal does not let the service end in order",
        Why = "SIGKILL and SIGSTOP cannot be handled: connections are cut and data is lost; nginx and systemd have signals of their own for an orderly end.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM debian:12.11
            STOPSIGNAL SIGKILL
            """,
        After =
            """
            FROM debian:12.11
            STOPSIGNAL SIGTERM
            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var (program, wanted) = Wanted(final);
            if (final.Last("stopsignal") is not PlainStatement { Value: { Length: > 0 } value } signal)
            {
                if (program == "systemd" && final.Last("stopsignal") is null && Start(final) is { } start) c.Report(start.Span, "systemd ends in order on SIGRTMIN+3 only; add STOPSIGNAL SIGRTMIN+3");
                return;
            }

            var name = Name(value);
            if (name is not ("SIGKILL" or "SIGSTOP") && (program is null || name == wanted)) return;
            var reason = name is "SIGKILL" or "SIGSTOP" ? $"{name} cannot be handled: the service is cut off" : $"{program} ends in order on {wanted}";
            c.Report(signal.Words[0].Span, $"{reason}; write STOPSIGNAL {wanted}", new Fix(FixClass.Consent, $"write {wanted}", new TextEdit(signal.Words[0].Span, wanted)));
        },
    };

    /// <summary>The program that the image starts, where it has a signal of its own, and the signal.</summary>
    private static (string? Program, string Signal) Wanted(Stage final)
    {
        var start = Start(final)?.CommandLine.FirstOrDefault();
        var program = start?[(start.LastIndexOf('/') + 1)..];
        if (program == "nginx" || program is null && final.RootFrom.Reference is { Repository: "library/nginx" }) return ("nginx", "SIGQUIT");
        return program is "systemd" || start is "/sbin/init" or "/usr/sbin/init" ? ("systemd", "SIGRTMIN+3") : (null, "SIGTERM");
    }

    private static CommandStatement? Start(Stage final) => (final.Last("entrypoint") ?? final.Last("cmd")) as CommandStatement;

    private static string Name(string value) => value.ToUpperInvariant() switch
    {
        "9" or "KILL" or "SIGKILL" => "SIGKILL",
        "19" or "STOP" or "SIGSTOP" => "SIGSTOP",
        "3" or "QUIT" => "SIGQUIT",
        "37" => "SIGRTMIN+3",
        var name => name.StartsWith("SIG", StringComparison.Ordinal) ? name : "SIG" + name,
    };
}
