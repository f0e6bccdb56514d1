using System.Net;

namespace Drydock.Cli.Database;

/// <summary>Small files of a mirror: a folder, or a server.</summary>
/// <param name="from">A folder, or the URL of a server.</param>
internal sealed class MirrorFiles(HttpClient http, string from)
{
    /// <summary>A file of the mirror with its day; null when it does not have it.</summary>
    /// <exception cref="IOException">It cannot be read, or is too large.</exception>
    /// <exception cref="HttpRequestException">The server does not answer well.</exception>
    public async Task<(byte[] Content, DateTimeOffset? Changed)?> FetchAsync(string relative, int mostBytes, CancellationToken cancellation)
    {
        if (!IsServer)
        {
            var path = Path.Combine(from, relative.Replace('/', Path.DirectorySeparatorChar));
            if (!File.Exists(path)) return null;
            await using var file = File.OpenRead(path);
            return (await ReadAsync(file, mostBytes, cancellation), new DateTimeOffset(File.GetLastWriteTimeUtc(path)));
        }

        if (!Uri.TryCreate(Address(relative), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) throw new IOException("the mirror is neither a folder nor an http or https address");
        using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        return (await ReadAsync(body, mostBytes, cancellation), answer.Content.Headers.LastModified);
    }

    /// <summary>For people, without what may be a secret.</summary>
    public string Place(string relative) => IsServer
        ? Uri.TryCreate(Address(relative), UriKind.Absolute, out var address) ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "the mirror"
        : Path.Combine(from, relative);

    private bool IsServer => from.Contains("://", StringComparison.Ordinal);

    private string Address(string relative) => from.EndsWith('/') ? from + relative : $"{from}/{relative}";

    private static async Task<byte[]> ReadAsync(Stream stream, int mostBytes, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(piece, cancellation)) > 0;)
        {
            if (content.Length + read > mostBytes) throw new IOException($"it is larger than {mostBytes >> 20} MiB");
            content.Write(piece, 0, read);
        }

        return content.ToArray();
    }
}
