using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules.ShellForms;

/// <summary>Shell text, entry points and signals.</summary>
internal static class ShellFormRules
{
    public static ImmutableArray<Rule> All { get; } =
    [
        ShellFormCmd.Rule,
        NoExecInShC.Rule,
        Pipefail.Rule,
        ShellCheck.Rule,
        GluedComment.Rule,
        GluedContinuation.Rule,
        WindowsShell.Rule,
        Stopsignal.Rule,
        LongRun.Rule,
        ArgBeforeHeavyLayer.Rule,
    ];
}
