using System.Buffers;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>CMD or ENTRYPOINT in shell form.</summary>
internal static class ShellFormCmd
{
    public static readonly Rule Rule = new()
    {
        Id = "shell-form-cmd",
        Title = "The service is started through a shell",
        Why = "The shell is process 1 and passes no signal on: the service is killed when the patience of docker stop ends.",
        Theme = RuleTheme.ShellForms,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Aliases = ["DL3025", "JSONArgsRecommended", "S7019"],
        Before =
            """
            FROM debian:12.11
            CMD app --port 8000

            """,
        After =
            """
            FROM debian:12.11
            CMD ["app", "--port", "8000"]

            """,
        Check = static c =>
        {
            foreach (var stage in c.Stages)
            {
                foreach (var command in stage.All<CommandStatement>().Where(static s => s is { Exec: false, Script: not null, Shell.IsSet: false } && s.Syntax.Name is "cmd" or "entrypoint"))
                {
                    if (command.Arguments.Length == 0 || command.Arguments.StartsWith('[')) continue;
                    var other = stage.Last("entrypoint") is CommandStatement { Exec: false } && command.Syntax.Name == "cmd";
                    c.Report(command.ArgumentsSpan, $"a shell starts the service and passes no signal on; write {command.Syntax.Name.ToUpperInvariant()} as a JSON array, or begin with exec", other ? null : Json(command));
                }
            }
        },
    };

    private static readonly SearchValues<char> NeedsShell = SearchValues.Create("$`\\|&;<>*?()~'\"#[]{}!");

    /// <summary>Only plain words, so that no shell is needed.</summary>
    private static Fix? Json(CommandStatement command)
    {
        if (command.Arguments.AsSpan().ContainsAny(NeedsShell) || command.CommandLine.IsEmpty || command.CommandLine.Contains(null) || command.CommandLine[0] == "exec" || command.Syntax.Segments.Length != 1) return null;
        return new Fix(FixClass.Consent, "write a JSON array", new TextEdit(command.ArgumentsSpan, "[" + string.Join(", ", command.CommandLine.Select(static w => $"\"{w}\"")) + "]"));
    }
}
