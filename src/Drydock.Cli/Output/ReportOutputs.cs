using Drydock.Cli.Terminal;
using Drydock.Images;

namespace Drydock.Cli.Output;

/// <summary>Writes reports to where they were asked for.</summary>
internal static class ReportOutputs
{
    /// <summary>Writes every report; one that fails does not keep the others from being written.</summary>
    /// <param name="write">Writes one format; told whether it goes to standard output.</param>
    /// <returns>False when one failed; the reason was told.</returns>
    public static bool Write(Printer printer, IReadOnlyList<OutputTarget> targets, Action<OutputTarget, Stream> write)
    {
        var all = true;
        foreach (var target in targets)
        {
            try
            {
                if (target.Path is null) write(target, printer.Output);
                else ReportFile.Write(target.Path, file => write(target, file));
            }
            catch (ProblemException problem)
            {
                printer.Error(problem.Problem);
                all = false;
            }
        }

        return all;
    }
}
