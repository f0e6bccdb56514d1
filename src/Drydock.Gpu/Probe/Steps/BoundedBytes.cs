namespace Drydock.Gpu.Probe.Steps;

/// <summary>Collects a stream up to a size, readable while it still comes.</summary>
internal sealed class BoundedBytes(int most)
{
    private readonly List<byte> kept = [];
    private readonly Lock keptLock = new();

    /// <summary>Reads to the end. What comes after the size is read and thrown away, unless it is to stop there.</summary>
    /// <returns>False when it stopped because there was more.</returns>
    public async Task<bool> ReadAsync(Stream stream, bool stopWhenFull, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken) is var read and > 0)
                if (!Keep(buffer.AsSpan(0, read)) && stopWhenFull) return false;
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The process went away; what it said is kept.
        }

        return true;
    }

    /// <summary>What has come so far.</summary>
    public byte[] ToArray()
    {
        lock (keptLock) return [.. kept];
    }

    private bool Keep(ReadOnlySpan<byte> bytes)
    {
        lock (keptLock)
        {
            var room = Math.Min(bytes.Length, most - kept.Count);
            kept.AddRange(bytes[..room]);
            return room == bytes.Length;
        }
    }
}
