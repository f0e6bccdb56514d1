using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Drydock.Images.Layers;

/// <summary>A SHA-256 that runs on the caller's thread, or beside it when a core is free.</summary>
internal sealed class HashThread : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly BlockingCollection<ArraySegment<byte>>? queue;
    private readonly Thread? worker;

    /// <param name="beside">Hash on a second thread; worth it only while there are fewer layers than cores.</param>
    public HashThread(bool beside)
    {
        if (!beside) return;
        queue = new BlockingCollection<ArraySegment<byte>>(boundedCapacity: 16);
        worker = new Thread(Work) { IsBackground = true, Name = "drydock hash" };
        worker.Start();
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (queue is null)
        {
            hash.AppendData(bytes);
            return;
        }

        var block = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(block);
        queue.Add(new ArraySegment<byte>(block, 0, bytes.Length));
    }

    /// <summary>The digest of everything appended. Call once.</summary>
    public Digest Finish()
    {
        Stop();
        return Digest.FromSha256Hash(hash.GetHashAndReset());
    }

    public void Dispose()
    {
        Stop();
        queue?.Dispose();
        hash.Dispose();
    }

    private void Stop()
    {
        if (queue is null || queue.IsAddingCompleted) return;
        queue.CompleteAdding();
        worker?.Join();
    }

    private void Work()
    {
        foreach (var block in queue!.GetConsumingEnumerable())
        {
            hash.AppendData(block);
            ArrayPool<byte>.Shared.Return(block.Array!);
        }
    }
}
