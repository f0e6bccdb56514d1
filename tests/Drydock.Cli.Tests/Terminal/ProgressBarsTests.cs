using Drydock.Cli.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Terminal;

public sealed class ProgressBarsTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly StringWriter error = new() { NewLine = "\n" };

    public void Dispose() => error.Dispose();

    [Fact]
    public void Bars_are_redrawn_in_place_and_leave_nothing_behind()
    {
        using (var bars = Bars(Make(terminal: true)))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            bars.Report("layer 1", 1_000_000, 4_000_000);
            bars.Report("layer 2", 1, 2);
            clock.Advance(TimeSpan.FromSeconds(1));
            bars.Report("layer 1", 2_000_000, 4_000_000);
        }

        Assert.Equal(
            "Reading: 1.0 MB, 1.0 MB/s\n  layer 1  ━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  1.0 MB of 4.0 MB\n" +
            "\u001b[2A\r\u001b[JReading: 2.0 MB, 1.0 MB/s\n  layer 1  ━━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄  2.0 MB of 4.0 MB\n  layer 2  ━━━━━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄  1 B of 2 B\n" +
            "\u001b[3A\r\u001b[J",
            error.ToString());
    }

    [Fact]
    public void A_message_stands_above_the_bars()
    {
        var printer = Make(terminal: true);
        using var bars = Bars(printer);
        bars.Report("layer 1", 1, null);
        error.GetStringBuilder().Clear();
        printer.Warning("careful");
        Assert.Equal("\u001b[2A\r\u001b[Jwarning: careful\n", error.ToString());
    }

    [Theory]
    [InlineData(false, false, "xterm")]
    [InlineData(true, true, "xterm")]
    [InlineData(true, false, "dumb")]
    public void Nothing_is_drawn_where_nobody_looks(bool terminal, bool quiet, string term)
    {
        using (var bars = Bars(Make(terminal, quiet, term)))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            bars.Report("layer 1", 5, 10);
            bars.Report("layer 2", 7, null);
            Assert.Equal((2, 12), bars.Done);
        }

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public async Task Any_thread_may_report()
    {
        using var bars = Bars(Make(terminal: true));
        await Parallel.ForAsync(0, 1000, TestContext.Current.CancellationToken, (i, _) =>
        {
            bars.Report($"layer {i % 10}", i, 1000);
            return ValueTask.CompletedTask;
        });
        Assert.Equal((10, Enumerable.Range(990, 10).Sum()), bars.Done);
    }

    private ProgressBars Bars(Printer printer) => new(printer, clock, "Reading", wanted: true);

    private Printer Make(bool terminal, bool quiet = false, string term = "xterm")
    {
        var session = new Session
        {
            Output = Stream.Null,
            Error = error,
            Input = TextReader.Null,
            Clock = clock,
            CurrentFolder = "/",
            Environment = name => name == "TERM" ? term : null,
            ErrorIsTerminal = terminal,
        };
        return new Printer(session, new OutputStream(Stream.Null), PrinterOptions.Plain with { Quiet = quiet, NoColour = true });
    }
}
