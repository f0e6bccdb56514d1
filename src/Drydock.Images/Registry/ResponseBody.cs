namespace Drydock.Images.Registry;

/// <summary>Reads bodies of documents within a limit of bytes and of time.</summary>
internal static class ResponseBody
{
    /// <summary>The whole body.</summary>
    /// <exception cref="RegistryException">It is longer than <paramref name="limit"/>, cut, or stalls.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpResponseMessage answer, RegistryRequest request, int limit, TimeSpan stall, CancellationToken cancellationToken)
    {
        var host = answer.RequestMessage!.RequestUri!.Authority;
        if (answer.Content.Headers.ContentLength > limit) throw RegistryProblems.TooLarge(request.Doing, request.Subject, host, limit);
        if (answer.Content.Headers.ContentEncoding.Count > 0) throw RegistryProblems.Damaged(request.Doing, request.Subject, host, "it is compressed although nobody asked for that");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            using var content = new MemoryStream((int)(answer.Content.Headers.ContentLength ?? 4096));
            var buffer = new byte[16 << 10];
            while (true)
            {
                time.CancelAfter(stall);
                var read = await body.ReadAsync(buffer, time.Token);
                if (read == 0) return content.ToArray();
                if (content.Length + read > limit) throw RegistryProblems.TooLarge(request.Doing, request.Subject, host, limit);
                content.Write(buffer, 0, read);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw RegistryProblems.TimedOut(request.Doing, request.Subject, host, stall);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw RegistryProblems.Unreachable(request.Doing, request.Subject, host, error);
        }
    }
}
