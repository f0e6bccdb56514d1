using System.Text;
using Drydock.Images.Programs;
using Microsoft.Extensions.Time.Testing;

namespace Drydock.Images.Tests.Programs;

public sealed class ProgramRunnerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("drydock-programs-");

    public ProgramRunnerTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "the programs of this test are shell scripts");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task It_gives_what_the_program_wrote_and_how_it_ended()
    {
        var outcome = await RunAsync(new ProgramCall { Command = ["sh", "-c", "cat; echo wrong >&2; pwd; echo $NAME; exit 7"], Input = "in"u8.ToArray(), Folder = folder.FullName, Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["NAME"] = "é" } });

        Assert.Equal((ProgramEnd.Exited, 7), (outcome.End, outcome.ExitCode));
        Assert.Equal($"in{folder.FullName}\né\n", Text(outcome.Output));
        Assert.Equal("wrong\n", Text(outcome.Errors));
    }

    [Fact]
    public async Task Arguments_are_read_by_no_shell()
    {
        Assert.Equal("$HOME * ; `id`\n", Text((await RunAsync(new ProgramCall { Command = ["echo", "$HOME * ; `id`"] })).Output));
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told_and_does_not_throw()
    {
        var outcome = await RunAsync(new ProgramCall { Command = [Path.Combine(folder.FullName, "none")] });

        Assert.Equal((ProgramEnd.NotStarted, -1), (outcome.End, outcome.ExitCode));
        Assert.NotEmpty(outcome.Reason);
    }

    [Fact]
    public async Task What_is_more_than_is_kept_is_read_and_forgotten_and_the_program_goes_on()
    {
        var seen = 0;
        var outcome = await RunAsync(new ProgramCall { Command = ["sh", "-c", "head -c 1000000 /dev/zero; head -c 1000000 /dev/zero >&2; exit 3"], MostBytes = 1000, Watch = (bytes, _) => seen += bytes.Length });

        Assert.Equal((ProgramEnd.Exited, 3, 1000, 1000, 2_000_000), (outcome.End, outcome.ExitCode, outcome.Output.Length, outcome.Errors.Length, seen));
    }

    [Theory]
    [InlineData("cat /dev/zero", ProgramEnd.TooMuchOutput)]
    [InlineData("head -c 1001 /dev/zero", ProgramEnd.TooMuchOutput)]
    [InlineData("head -c 1000 /dev/zero; head -c 9999 /dev/zero >&2", ProgramEnd.Exited)]
    public async Task A_program_that_writes_too_much_is_ended_where_that_is_asked_for(string script, ProgramEnd expected)
    {
        var outcome = await RunAsync(new ProgramCall { Command = ["sh", "-c", script], MostBytes = 1000, EndsWhenFull = true });

        Assert.Equal((expected, 1000), (outcome.End, outcome.Output.Length));
    }

    [Fact]
    public async Task A_program_that_reads_nothing_of_a_large_input_ends_as_it_likes()
    {
        Assert.Equal((ProgramEnd.Exited, 5), await EndAsync(new ProgramCall { Command = ["sh", "-c", "exit 5"], Input = new byte[4 << 20] }));
        Assert.Equal((ProgramEnd.Exited, 0), await EndAsync(new ProgramCall { Command = ["sh", "-c", "exec <&-; head -c 500000 /dev/zero"], Input = new byte[4 << 20] }));
    }

    [Fact]
    public async Task When_its_time_is_up_it_is_ended_with_all_it_started()
    {
        var clock = new FakeTimeProvider();
        var running = ProgramRunner.RunAsync(new ProgramCall { Command = Family(), Time = TimeSpan.FromSeconds(5) }, clock, Cancellation);
        var child = await ChildAsync(running);
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((ProgramEnd.TimedOut, -1), ((await running).End, (await running).ExitCode));
        await GoneAsync(child);
    }

    [Fact]
    public async Task When_the_call_is_cancelled_it_is_ended_with_all_it_started()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = ProgramRunner.RunAsync(new ProgramCall { Command = Family() }, new FakeTimeProvider(), stop.Token);
        var child = await ChildAsync(running);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await GoneAsync(child);
    }

    [Fact]
    public async Task A_program_that_leaves_another_one_behind_with_its_output_is_not_waited_for()
    {
        var clock = new FakeTimeProvider();
        var running = ProgramRunner.RunAsync(new ProgramCall { Command = ["sh", "-c", $"echo done; sleep 600 & echo $! > {folder.FullName}/child"] }, clock, Cancellation);
        var child = await ChildAsync(running);
        try
        {
            while (!running.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }

            Assert.Equal((ProgramEnd.Exited, 0, "done\n"), ((await running).End, (await running).ExitCode, Text((await running).Output)));
        }
        finally
        {
            System.Diagnostics.Process.GetProcessById(child).Kill();
        }
    }

    [Fact]
    public async Task Many_programs_at_once_do_not_mix_what_they_write()
    {
        var outputs = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i => Text((await RunAsync(new ProgramCall { Command = ["sh", "-c", $"cat; echo {i}"], Input = Encoding.UTF8.GetBytes($"{i}:") })).Output)));

        Assert.Equal(Enumerable.Range(0, 40).Select(static i => $"{i}:{i}\n"), outputs);
    }

    private static Task<ProgramOutcome> RunAsync(ProgramCall call) => ProgramRunner.RunAsync(call, TimeProvider.System, Cancellation);

    private static async Task<(ProgramEnd, int)> EndAsync(ProgramCall call)
    {
        var outcome = await RunAsync(call);
        return (outcome.End, outcome.ExitCode);
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>A program that waits for another one, whose number it writes down.</summary>
    private string[] Family() => ["sh", "-c", $"sleep 600 & echo $! > {folder.FullName}/new; mv {folder.FullName}/new {folder.FullName}/child; wait"];

    private async Task<int> ChildAsync(Task running)
    {
        var file = Path.Combine(folder.FullName, "child");
        while (!File.Exists(file) || (await File.ReadAllTextAsync(file, Cancellation)).Length == 0)
        {
            if (running.IsFaulted) await running;
            await Task.Yield();
        }

        return int.Parse(await File.ReadAllTextAsync(file, Cancellation), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Ends when a process is gone, or only waits for its parent to notice.</summary>
    private static async Task GoneAsync(int process)
    {
        while (Directory.Exists($"/proc/{process}") && !IsZombie(process)) await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        Assert.True(!Directory.Exists($"/proc/{process}") || IsZombie(process));
    }

    private static bool IsZombie(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
