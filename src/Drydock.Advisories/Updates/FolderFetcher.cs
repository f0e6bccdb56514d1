using System.Security.Cryptography;
using Drydock.Advisories.Database;
using Drydock.Advisories.Feeds;
using Drydock.Images;

namespace Drydock.Advisories.Updates;

/// <summary>Feeds that lie in a folder.</summary>
internal sealed class FolderFetcher(string folder) : IFeedFetcher
{
    public string OriginOf(Feed feed) => Find(feed) ?? folder;

    public async Task<FetchedFeed> FetchAsync(Feed feed, SourceRow? last, IProgress<UpdateProgress>? progress, CancellationToken cancellationToken)
    {
        if (Find(feed) is not { } path) return new FetchedFeed { Change = FeedChange.Missing, Location = folder };
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: false);
            progress?.Report(new UpdateProgress(feed.Name, 0, file.Length));
            var digest = Digest.FromSha256Hash(await SHA256.HashDataAsync(file, cancellationToken)).ToString();
            progress?.Report(new UpdateProgress(feed.Name, file.Length, file.Length));
            return new FetchedFeed
            {
                Change = last?.Source.Digest == digest ? FeedChange.Unchanged : FeedChange.Updated,
                Location = path,
                File = path,
                Digest = digest,
                Bytes = file.Length,
                Time = new DateTimeOffset(File.GetLastWriteTimeUtc(path)),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FetchedFeed
            {
                Change = FeedChange.Failed,
                Location = path,
                Problem = new Problem("reading the feed", path, e.Message, "mend the mirror's folder"),
            };
        }
    }

    private string? Find(Feed feed) => feed.MirrorPaths.SelectMany(static p => new[] { p, p + ".zst" })
        .Select(p => Path.Combine(folder, p.Replace('/', Path.DirectorySeparatorChar))).FirstOrDefault(File.Exists);
}
