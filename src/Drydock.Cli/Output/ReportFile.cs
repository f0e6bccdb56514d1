namespace Drydock.Cli.Output;

/// <summary>Writes a file as a whole or not at all.</summary>
internal static class ReportFile
{
    /// <summary>Writes beside the file and moves into its place, so that a reader sees the old content or the new, and a failure leaves the old one.
    /// A symbolic link is kept. What lies under <c>/dev</c> or <c>/proc</c> is written directly.</summary>
    /// <exception cref="OutputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            if (IsDevice(path))
            {
                using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
                write(device);
                return;
            }

            var isLink = new FileInfo(path).LinkTarget is not null;
            Replace(isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : path, write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(new("writing", path, error.Message.TrimEnd('.'), "check the folder, its permissions and the free space"), error);
        }
    }

    private static void Replace(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(path)!;
        var aside = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
