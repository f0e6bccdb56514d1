using System.Numerics;
using System.Security.Cryptography;
using Drydock.Images;

namespace Drydock.Advisories.Updates;

/// <summary>The temporary file of a download, hashed while it is written.</summary>
internal sealed class DownloadFile : IDisposable
{
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);

    private readonly FileStream file;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private uint crc32C = uint.MaxValue;

    public DownloadFile(string path) => file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1);

    public long Length => file.Length;

    /// <summary>CRC-32C of everything written, as in x-goog-hash.</summary>
    public uint Crc32C => ~crc32C;

    public void Append(ReadOnlySpan<byte> data)
    {
        file.Write(data);
        hash.AppendData(data);
        foreach (var b in data) crc32C = BitOperations.Crc32C(crc32C, b);
    }

    /// <summary>Forgets everything written.</summary>
    public void Restart()
    {
        file.SetLength(0);
        file.Position = 0;
        hash.GetHashAndReset();
        crc32C = uint.MaxValue;
    }

    public string Finish() => Digest.FromSha256Hash(hash.GetHashAndReset()).ToString();

    public void Dispose()
    {
        file.Dispose();
        hash.Dispose();
    }

    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next update removes it.
        }
    }

    /// <summary>True when an exception means that the disk is full.</summary>
    public static bool IsDiskFull(Exception e) => e is IOException && e.HResult is DiskFullOnUnix or DiskFullOnWindows;
}
