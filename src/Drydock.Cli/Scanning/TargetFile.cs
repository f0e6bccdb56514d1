using System.Globalization;

namespace Drydock.Cli.Scanning;

/// <summary>Reads a single file that is a target: a lock file or an SBOM.</summary>
internal static class TargetFile
{
    /// <summary>The whole file.</summary>
    /// <param name="most">Bytes at most.</param>
    /// <exception cref="TargetException">It cannot be read or is larger.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, int most, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
            using var content = new MemoryStream(file.CanSeek ? (int)Math.Min(file.Length, most) : 0);
            var piece = new byte[1 << 16];
            for (int read; (read = await file.ReadAsync(piece, cancellationToken)) > 0;)
            {
                if (content.Length + read > most)
                    throw new TargetException(new("reading", path, string.Create(CultureInfo.InvariantCulture, $"it is larger than {most >> 20} MiB"), "name the right file"));
                content.Write(piece, 0, read);
            }

            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TargetException(new("reading", path, error.Message.TrimEnd('.'), "check the path and its permissions"), error);
        }
    }
}
