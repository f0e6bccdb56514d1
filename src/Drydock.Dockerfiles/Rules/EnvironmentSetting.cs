using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>A place that gives an environment variable its value: ENV, ARG, or a command's line.</summary>
/// <param name="Name">As written.</param>
/// <param name="Value">Null when it is not known.</param>
/// <param name="Span">Name and value in the file.</param>
/// <param name="Stays">True for ENV: it is in the running image.</param>
internal sealed record EnvironmentSetting(string Name, string? Value, TextSpan Span, bool Stays)
{
    /// <summary>Every setting of the variables of these names, in file order; case counts only where <paramref name="anyCase"/> is false.</summary>
    public static IEnumerable<EnvironmentSetting> Of(RuleContext c, bool anyCase, params IReadOnlyList<string> names)
    {
        var comparer = anyCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        foreach (var statement in c.File.Statements)
        {
            if (statement is PairsStatement { Syntax.Name: "env" or "arg" } pairs)
            {
                foreach (var pair in pairs.Pairs.Where(p => p.Value is not null && names.Contains(p.Name, comparer)))
                    yield return new EnvironmentSetting(pair.Name, pair.Expanded, pair.Span, pairs.Syntax.Name == "env");
            }
            else if (statement is CommandStatement command)
            {
                foreach (var (name, word) in command.Invocations.SelectMany(Assigned).Where(a => names.Contains(a.Name, comparer)))
                    yield return new EnvironmentSetting(name, RunEnvironment.ValueOf(word), word.Span, false);
            }
        }
    }

    private static IEnumerable<(string Name, ShellWord Word)> Assigned(ShellInvocation invocation)
    {
        foreach (var assigned in invocation.Assignments) yield return assigned;
        if (!invocation.Runs("export")) yield break;
        foreach (var word in invocation.Arguments.Where(ShellScanner.IsAssignment))
            yield return (word.Raw[..word.Raw.IndexOf('=', StringComparison.Ordinal)], word);
    }
}
