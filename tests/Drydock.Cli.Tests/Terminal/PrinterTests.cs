using Drydock.Cli.Terminal;

namespace Drydock.Cli.Tests.Terminal;

public sealed class PrinterTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false, "NO_COLOR=1")]
    [InlineData(true, true, "NO_COLOR=")]
    [InlineData(true, false, "TERM=dumb")]
    [InlineData(false, true, "CLICOLOR_FORCE=1")]
    [InlineData(true, false, "CLICOLOR_FORCE=0")]
    [InlineData(true, false, "CLICOLOR_FORCE=1", "NO_COLOR=1")]
    public void Colours_are_for_terminals_that_want_them(bool terminal, bool colour, params string[] variables)
    {
        var (printer, _) = Make(terminal, PrinterOptions.Plain, variables);
        Assert.Equal((colour, colour), (printer.OutputColour, printer.ErrorColour));
    }

    [Fact]
    public void The_flag_wins_over_every_variable()
    {
        var (printer, _) = Make(true, PrinterOptions.Plain with { NoColour = true }, "CLICOLOR_FORCE=1");
        Assert.False(printer.OutputColour);
    }

    [Fact]
    public void Quiet_keeps_warnings_and_errors()
    {
        var (printer, error) = Make(false, PrinterOptions.Plain with { Quiet = true });
        printer.Message("a message");
        printer.Step("a step");
        printer.Warning("old data");
        printer.Error(new("reading", "x", "it is cut", "pull it again"));
        Assert.Equal("warning: old data\nerror: reading x: it is cut; pull it again\n", error.ToString());
    }

    [Fact]
    public void Hostile_text_cannot_move_the_cursor()
    {
        var (printer, error) = Make(true, PrinterOptions.Plain with { NoColour = true });
        printer.Warning("a\u001b[2Jb\u202ec\nd");
        Assert.Equal("warning: a\\u{1B}[2Jb\\u{202E}c\\u{A}d\n", error.ToString());
    }

    [Theory]
    [InlineData("COLUMNS=60", 60)]
    [InlineData("COLUMNS=7", 40)]
    [InlineData("COLUMNS=wide", 100)]
    public void Width_comes_from_the_environment_without_a_terminal(string variable, int width)
    {
        var (printer, _) = Make(false, PrinterOptions.Plain, variable);
        Assert.Equal(width, printer.Width);
    }

    private static (Printer Printer, StringWriter Error) Make(bool terminal, PrinterOptions options, params string[] variables)
    {
        var environment = variables.Select(static v => v.Split('=')).ToDictionary(static v => v[0], static v => v[1], StringComparer.Ordinal);
        var error = new StringWriter { NewLine = "\n" };
        var session = new Session
        {
            Output = Stream.Null,
            Error = error,
            Input = TextReader.Null,
            Clock = TimeProvider.System,
            CurrentFolder = "/",
            Environment = environment.GetValueOrDefault,
            OutputIsTerminal = terminal,
            ErrorIsTerminal = terminal,
        };
        return (new Printer(session, new OutputStream(Stream.Null), options), error);
    }
}
