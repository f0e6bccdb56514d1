using Drydock.Cli.Output;
using Drydock.Images;

namespace Drydock.Cli.Updating;

/// <summary>Puts a proven change into place.</summary>
internal static class DockerfileWriter
{
    /// <summary>Replaces a file as a whole, keeping its mode; a reader sees the old content or the new.</summary>
    /// <param name="expected">What the change was made from: a file that says something else by now is left alone.</param>
    /// <exception cref="ProblemException">It has changed, or cannot be written; it is as it was then.</exception>
    public static void Write(string path, ReadOnlySpan<byte> expected, byte[] content)
    {
        if (!Current(path).AsSpan().SequenceEqual(expected)) throw new ProblemException(new("changing", path, "it was changed while its new base was tried", "run the update again"));
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);
        ReportFile.Write(path, stream => stream.Write(content));
        if (mode is { } kept && !OperatingSystem.IsWindows()) File.SetUnixFileMode(path, kept);
    }

    private static byte[] Current(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new("reading", path, error.Message.TrimEnd('.'), "check the path and its permissions"), error);
        }
    }
}
