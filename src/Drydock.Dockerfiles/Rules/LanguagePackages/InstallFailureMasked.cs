using Drydock.Dockerfiles.Rules.Gpu;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>An install whose failure does not stop the build.</summary>
internal static class InstallFailureMasked
{
    public static readonly Rule Rule = new()
    {
        Id = "install-failure-masked",
        Title = "A failing install does not stop the build",
        Why = "The build stays green and the image ships without the package, or with another one: the service fails later, or runs slower, with nothing in the log of the build.",
        Theme = RuleTheme.LanguagePackages,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir lxml==5.3.0 || true
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            RUN pip install --no-cache-dir lxml==5.3.0
            """,
        Check = static c =>
        {
            // The rule on frameworks says more of the same two commands.
            var told = c.Policy.SeverityOf(GpuSilentCpuFallback.Rule) == RuleSeverity.Off ? [] : GpuSilentCpuFallback.Of(c).Select(static f => f.Span.Start).ToHashSet();
            foreach (var (run, call) in c.RunPackages)
            {
                if (!call.Installs || call.Invocation.Place.Substitution || told.Contains(call.Invocation.Command.Span.Start)) continue;
                if (Mask(run, call) is { } how) c.Report(call.Invocation.Command.Span, $"when this install fails, {how}");
            }
        },
    };

    /// <summary>What becomes of a failure, as a clause; null when it stops the build.</summary>
    private static string? Mask(CommandStatement run, PackageInstall call)
    {
        var place = call.Invocation.Place;
        if (place.Next is { Before: ShellOperator.Or } next)
        {
            var fallback = run.Invocations.Where(i => ReferenceEquals(i.Script, call.Invocation.Script) && i.Command.Start >= next.Pipeline.Start && i.Command.End <= next.Pipeline.End).ToList();
            if (fallback.Exists(static i => Fails(i)) || Chain(place).Any(static i => i.Before == ShellOperator.Or && EndsInFailure(i))) return null;
            var other = fallback.Select(PackageInstalls.Of).FirstOrDefault(static p => p is { Installs: true });
            if (other is null) return "the build goes on without it; let it fail";
            return IsRetry(call, other) ? null : $"{other.Manager} installs something else and the build goes on; decide for one of the two";
        }

        var list = place.List;
        return place.Index + 1 < list.Items.Length && list.Items[^1] is { Before: ShellOperator.Sequence, Pipeline.Commands: [SimpleCommand last] } && Always(last) && !StopsOnError(run)
            ? "the last command of the RUN succeeds all the same and the build goes on; let it fail" : null;
    }

    /// <summary>The items behind a command up to the next <c>;</c>.</summary>
    private static IEnumerable<ShellListItem> Chain(ShellPlace place) => place.List.Items.Skip(place.Index + 1).TakeWhile(static i => i.Before != ShellOperator.Sequence);

    private static bool EndsInFailure(ShellListItem item) => item.Pipeline.Commands[^1] is SimpleCommand command && (Word(command, 0) is "false" || Word(command, 0) is "exit" or "return" && Word(command, 1) is not "0");

    private static bool Fails(ShellInvocation command) =>
        command.Name == "false" || command.Runs("exit", "return") && command.Arguments.FirstOrDefault()?.Value is not "0" || command.Name is null or "kill";

    private static bool Always(SimpleCommand command) => Word(command, 0) is "true" or ":" || Word(command, 0) == "exit" && Word(command, 1) == "0";

    private static string? Word(SimpleCommand command, int index) => index < command.Words.Length ? command.Words[index].Value : null;

    /// <summary>The same packages once more, perhaps with other options.</summary>
    private static bool IsRetry(PackageInstall call, PackageInstall other) =>
        call.Manager == other.Manager && call.Operands.Select(static o => o.Raw).SequenceEqual(other.Operands.Select(static o => o.Raw), StringComparer.Ordinal)
        && call.Invocation.Arguments.Where(IsValue).Select(static a => a.Raw).SequenceEqual(other.Invocation.Arguments.Where(IsValue).Select(static a => a.Raw), StringComparer.Ordinal);

    private static bool IsValue(ShellWord word) => !word.Prefix.StartsWith('-');

    private static bool StopsOnError(CommandStatement run) =>
        run.Invocations.Any(static i => i.Runs("set") && i.HasShort('e')) || run.Shell.Words.Any(static w => w is ['-', not '-', ..] && w.Contains('e', StringComparison.Ordinal));
}
