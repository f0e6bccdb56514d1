namespace Drydock.Cli;

/// <summary>Runs something with <c>--timeout</c>.</summary>
internal static class TimeLimit
{
    /// <summary>Ends the work after a time; null never does.</summary>
    /// <exception cref="TimeLimitException">The time was up.</exception>
    public static async Task<T> RunAsync<T>(Invocation run, TimeSpan? limit, string subject, Func<CancellationToken, Task<T>> work)
    {
        if (limit is not { } time) return await work(run.Cancellation);
        using var clock = new CancellationTokenSource(time, run.Session.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, run.Cancellation);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !run.Cancellation.IsCancellationRequested)
        {
            throw new TimeLimitException(new("working on", subject, $"it was not done within {Durations.InWords(time)}", "give a longer --timeout"));
        }
    }
}
