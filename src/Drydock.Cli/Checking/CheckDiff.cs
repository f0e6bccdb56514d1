using System.Collections.Immutable;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Checking;

/// <summary><c>check --diff</c>.</summary>
internal static class CheckDiff
{
    /// <summary>Prints one diff per file that a fix would change; 0, since nothing was judged.</summary>
    public static int Print(Invocation run, ImmutableArray<CheckedSource> files, string mode)
    {
        var changed = 0;
        foreach (var file in files)
        {
            var outcome = FixApplier.Apply(file.Source, file.Settings, CheckMend.Wanted(mode));
            var diff = UnifiedDiff.Of(file.Shown == "-" ? "Dockerfile" : file.Shown, SourceText.Printable(SourceText.Decode(file.Source.Span)), SourceText.Printable(SourceText.Decode(outcome.Text.Span)));
            run.Printer.Result(diff);
            if (diff.Length > 0) changed++;
        }

        run.Printer.Message(changed == 0 ? "no fix would change anything" : $"{(changed == 1 ? "1 file" : $"{changed} files")} would change; --fix writes it");
        return ExitCodes.Success;
    }
}
