using System.Collections.Immutable;
using Drydock.Dockerfiles.Checking;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Cli.Checking;

/// <summary><c>check --diff</c>.</summary>
internal static class CheckDiff
{
    /// <summary>Prints one diff per file that would change; 0, since nothing was judged, unless a mend that was asked for cannot be made.</summary>
    public static int Print(Invocation run, ImmutableArray<CheckedSource> files, FileMender mender)
    {
        var changed = 0;
        foreach (var file in files)
        {
            var diff = UnifiedDiff.Of(file.Shown == "-" ? "Dockerfile" : file.Shown, SourceText.Printable(SourceText.Decode(file.Source.Span)), SourceText.Printable(SourceText.Decode(mender.Mended(file).Span)));
            run.Printer.Result(diff);
            if (diff.Length > 0) changed++;
        }

        run.Printer.Message(changed == 0 ? mender.Mends ? "nothing would change" : "no fix would change anything" : $"{(changed == 1 ? "1 file" : $"{changed} files")} would change; {(mender.Mends ? "without --diff it is written" : "--fix writes it")}");
        return mender.Failed ? ExitCodes.Failure : ExitCodes.Success;
    }
}
