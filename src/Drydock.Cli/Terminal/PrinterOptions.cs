using System.CommandLine;

namespace Drydock.Cli.Terminal;

/// <summary>How talkative and colourful the printer is.</summary>
internal sealed record PrinterOptions(bool Quiet, bool Verbose, bool NoColour)
{
    public static PrinterOptions Plain { get; } = new(Quiet: false, Verbose: false, NoColour: false);

    public static PrinterOptions Of(ParseResult parsed) =>
        new(GlobalOptions.Has(parsed, GlobalOptions.Quiet), GlobalOptions.Has(parsed, GlobalOptions.Verbose), GlobalOptions.Has(parsed, GlobalOptions.NoColour));
}
