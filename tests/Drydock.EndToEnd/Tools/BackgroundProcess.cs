using System.Diagnostics;

namespace Drydock.EndToEnd.Tools;

/// <summary>A server that runs until it is disposed of.</summary>
internal sealed class BackgroundProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task output;
    private readonly Task error;

    public BackgroundProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        process = Command.Start(command, environment);
        // Read to nowhere: a full pipe would stop the server.
        output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        error = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Waits until the server answers; fails the test when it ends before that or takes over 30 seconds.</summary>
    public async Task UntilAsync(Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            try
            {
                await ask(limit.Token);
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or System.Net.Sockets.SocketException)
            {
                Assert.False(process.HasExited, $"the server ended by itself with {(process.HasExited ? process.ExitCode : 0)}");
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        process.Dispose();
    }
}
