using Drydock.Cli.Scanning;

namespace Drydock.Cli.Checking;

/// <summary>Reads a Dockerfile as bytes, from a file or from standard input (<c>-</c>).</summary>
internal static class DockerfileInput
{
    /// <summary>Largest Dockerfile that is read.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>How standard input is called on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>The whole file.</summary>
    /// <exception cref="TargetException">It cannot be read or is larger than <see cref="MostBytes"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Invocation run, string path)
    {
        if (path != StandardInput) return await TargetFile.ReadAsync(run.Session.FullPath(path), MostBytes, run.Cancellation);
        await using var input = run.Session.OpenInput();
        using var content = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; (read = await input.ReadAsync(piece, run.Cancellation)) > 0;)
        {
            if (content.Length + read > MostBytes) throw new TargetException(new("reading", "standard input", "it is larger than 1 MiB", "give one Dockerfile"));
            content.Write(piece, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
