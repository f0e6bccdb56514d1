using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Drydock.Cli.Database;
using Drydock.Gpu.Reference;
using Drydock.Images;

namespace Drydock.Cli.Gpu;

/// <summary>Brings the GPU tables up to date from a mirror: checked against the digest beside them, read whole, and put in place only when they are to be believed.</summary>
/// <param name="from">A folder, or the URL of a server.</param>
internal sealed class GpuTableUpdate(Invocation run, HttpClient http, string from)
{
    /// <summary>The feed's name.</summary>
    public const string Feed = "gpu";

    /// <summary>Where a mirror has the tables.</summary>
    public const string MirrorPath = "gpu/tables.txt";

    private const string DigestEnding = ".sha256";
    private const int DigestLength = 64;

    private readonly MirrorFiles files = new(http, from);

    /// <summary>Fetches and puts in place.</summary>
    /// <param name="path">The file beside the database.</param>
    /// <param name="force">Accept tables that have shrunk.</param>
    /// <param name="named">A mirror that does not have them is a problem.</param>
    /// <returns>False when they could not be had; the former ones stay in force.</returns>
    public async Task<bool> RunAsync(string path, bool force, bool named, CancellationToken cancellation)
    {
        try
        {
            if (await files.FetchAsync(MirrorPath, GpuTableFeed.MostBytes, cancellation) is not var (content, _))
                return !named || Failed("looking for", "the mirror does not have it", "write it with \"drydock gpu tables --format feed\"");
            if (await files.FetchAsync(MirrorPath + DigestEnding, GpuTableFeed.MostBytes, cancellation) is not var (digest, _)) return Failed("checking", $"{MirrorPath}{DigestEnding} is not beside it", "write it with sha256sum");
            if (!Matches(content, digest)) return Failed("checking", $"it does not have the digest of {MirrorPath}{DigestEnding}: it is damaged, or only half of it is new", "fetch both again, or write the digest again with sha256sum");
            return Put(path, GpuTableFeed.Read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), files.Place(MirrorPath)), force);
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return Failed("reading", error is DecoderFallbackException ? "it is not UTF-8" : error.Message, "mend the mirror; the tables before stay in force");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return Failed("fetching", error.Message.TrimEnd('.'), "try again later; the tables before stay in force");
        }
    }

    private bool Put(string path, GpuTables fresh, bool force)
    {
        var current = Current(path);
        if (GpuTableFeed.Refusal(fresh, current, DateOnly.FromDateTime(run.Session.Clock.GetUtcNow().UtcDateTime), force) is { } refusal)
            return Failed("reading", refusal, force ? "mend the mirror; the tables before stay in force" : "mend the mirror, or accept a loss of rows with --force; the tables before stay in force");
        var same = fresh.AsOf == current.AsOf && GpuTableFeed.Write(fresh) == GpuTableFeed.Write(current);
        if (!same) GpuTableFile.Write(path, fresh);
        var difference = fresh.Count - current.Count;
        var told = difference == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({difference:+#,0;-#,0})");
        run.Printer.Message(string.Create(CultureInfo.InvariantCulture, $"{Feed,-24} {(same ? "unchanged" : "updated"),-10} {fresh.Count,12:N0} facts of {fresh.AsOf:yyyy-MM-dd}{told}"));
        return true;
    }

    /// <summary>What is in force; damaged former tables do not keep fresh ones out.</summary>
    private static GpuTables Current(string path)
    {
        try
        {
            return GpuTableFile.Newer(GpuTableFile.Read(path));
        }
        catch (FormatException)
        {
            return GpuTables.BuiltIn;
        }
    }

    private bool Failed(string doing, string wrong, string next)
    {
        run.Printer.Error(new Problem(doing, files.Place(MirrorPath), wrong, next));
        return false;
    }

    private static bool Matches(ReadOnlySpan<byte> content, ReadOnlySpan<byte> digest)
    {
        Span<byte> wanted = stackalloc byte[DigestLength / 2];
        if (digest.Length < DigestLength || Convert.FromHexString(Encoding.ASCII.GetString(digest[..DigestLength]), wanted, out _, out _) != OperationStatus.Done) return false;
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(content), wanted);
    }
}
