using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules;

/// <summary>The environment that a command of RUN sees.</summary>
internal static class RunEnvironment
{
    /// <summary>What a variable holds for a command: words in front of it, <c>export</c> above it in the script, then ENV and ARG.</summary>
    /// <returns>Whether it is set, and to what; null when the value is only known at run time.</returns>
    public static (bool IsSet, string? Value) Of(CommandStatement run, ShellInvocation command, string name)
    {
        foreach (var (assigned, word) in command.Assignments)
        {
            if (assigned == name) return (true, ValueOf(word));
        }

        foreach (var export in command.Script.Invocations.Where(i => i.Runs("export") && i.Command.Start < command.Command.Start).Reverse())
        {
            var word = export.Arguments.FirstOrDefault(a => a.Prefix.StartsWith(name + "=", StringComparison.Ordinal));
            if (word is not null) return (true, ValueOf(word));
        }

        return run.Scope.Variables.TryGetValue(name, out var variable) ? (variable.Value is not null || !variable.IsArg, variable.Value) : (false, null);
    }

    /// <summary>True when a variable is set to anything but nothing.</summary>
    public static bool Has(CommandStatement run, ShellInvocation command, string name) => Of(run, command, name) is { IsSet: true, Value: not "" };

    /// <summary>The text behind <c>=</c>; null when it is only known at run time.</summary>
    public static string? ValueOf(ShellWord assignment) =>
        assignment.Value is { } text ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : null;
}
