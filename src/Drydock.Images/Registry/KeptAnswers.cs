using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Drydock.Images.Registry;

/// <summary>Answers of servers in a folder, for a while. One that is damaged, too old, or from the future is none, and none is an error: the server is asked again.</summary>
/// <remarks>A file per question, named by its SHA-256; the time of the answer stands in the first line. Files are put in place by a rename, so that any number of processes may share the folder.</remarks>
/// <param name="folder">Null to keep none.</param>
/// <param name="keptFor">How long an answer counts.</param>
/// <param name="mostBytes">Longer ones are not kept.</param>
public sealed class KeptAnswers(string? folder, TimeSpan keptFor, int mostBytes, TimeProvider clock)
{
    /// <summary>An answer that still counts, with its time; null for none.</summary>
    public (DateTimeOffset At, ReadOnlyMemory<byte> Content)? Find(string question)
    {
        try
        {
            if (PathOf(question) is not { } path || !File.Exists(path) || new FileInfo(path).Length > mostBytes + 64L) return null;
            var bytes = File.ReadAllBytes(path);
            var end = Array.IndexOf(bytes, (byte)'\n');
            var now = clock.GetUtcNow();
            return end > 0 && DateTimeOffset.TryParseExact(Encoding.ASCII.GetString(bytes, 0, end), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) && at <= now && now - at < keptFor
                ? (at, bytes.AsMemory(end + 1)) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps an answer.</summary>
    public void Keep(string question, ReadOnlySpan<byte> content)
    {
        if (PathOf(question) is not { } path || content.Length > mostBytes) return;
        try
        {
            Directory.CreateDirectory(folder!);
            var made = $"{path}.{Environment.ProcessId}.new";
            using (var file = new FileStream(made, FileMode.Create, FileAccess.Write))
            {
                file.Write(Encoding.ASCII.GetBytes(clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) + "\n"));
                file.Write(content);
            }

            File.Move(made, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is asked again the next time.
        }
    }

    private string? PathOf(string question) => folder is null ? null : Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(question))) + ".json");
}
