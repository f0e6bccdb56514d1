using StreamJsonRpc;

namespace Drydock.Cli.Editing;

/// <summary>Work on one message after the other, in the order of their arrival: a file is judged in milliseconds, and results never overtake the text that they are about.</summary>
internal sealed class Turns
{
    /// <summary>So many messages may wait before the next one is read.</summary>
    private const int MostWaiting = 8;

    private readonly TaskCompletionSource failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task last = Task.CompletedTask;
    private int waiting;

    /// <summary>Never ends well: it fails with the first piece of work that does so unexpectedly.</summary>
    public Task Failure => failure.Task;

    /// <summary>Does a piece of work behind all that was handed over before.</summary>
    public Task<T> InTurnAsync<T>(Func<Task<T>> work)
    {
        Interlocked.Increment(ref waiting);
        var turn = AfterAsync(last, work);
        Volatile.Write(ref last, turn);
        return turn;
    }

    /// <summary>Ends at once, or where too much waits, when it is done.</summary>
    public Task SettleAsync() =>
        Volatile.Read(ref waiting) < MostWaiting ? Task.CompletedTask : Volatile.Read(ref last).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task<T> AfterAsync<T>(Task before, Func<Task<T>> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            return await work();
        }
        catch (Exception error) when (error is not LocalRpcException)
        {
            failure.TrySetException(error);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
