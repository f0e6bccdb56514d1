using System.Globalization;
using System.Text;
using Drydock.Bases.History;
using Drydock.Bases.Official;
using Drydock.Images;

namespace Drydock.Cli.Database;

/// <summary>Brings the histories of official images up to date from docker-library's lists of tags: each read whole, compared with what is known, and put in
/// place only when it is to be believed.</summary>
/// <param name="from">A folder or the URL of a server that has <c>library/IMAGE</c>; null for docker-library's own.</param>
internal sealed class OfficialImagesUpdate(Invocation run, HttpClient http, string? from)
{
    /// <summary>The feed's name.</summary>
    public const string Feed = "official-images";

    private const string Publisher = "https://raw.githubusercontent.com/docker-library/official-images/master";

    private readonly MirrorFiles files = new(http, from ?? Publisher);
    private (int Images, int Moved, int Retired, int Added) sum;
    private int older;
    private bool failed;

    /// <summary>Fetches and puts in place.</summary>
    /// <param name="folder">Beside the database.</param>
    /// <param name="force">Accept lists that have shrunk.</param>
    /// <param name="named">A mirror that does not have any is a problem.</param>
    /// <returns>False when something could not be had; what is known of it stays in force.</returns>
    public async Task<bool> RunAsync(string folder, bool force, bool named, CancellationToken cancellation)
    {
        foreach (var image in TagHistories.Images) await UpdateAsync(folder, image, force, cancellation);
        if (sum.Images > 0) run.Printer.Message(string.Create(CultureInfo.InvariantCulture, $"{Feed,-24} {(sum is (_, 0, 0, 0) ? "unchanged" : "updated"),-10} {sum.Images,12:N0} images: {sum.Moved:N0} tags moved to another release, {sum.Retired:N0} no longer listed, {sum.Added:N0} new{(older > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {older:N0} more are from before the facts in use") : "")}"));
        else if (older > 0) run.Printer.Message(string.Create(CultureInfo.InvariantCulture, $"{Feed,-24} {"older",-10} {older,12:N0} images: the lists are from before the facts in use"));
        else if (named && !failed) Failed("looking for", files.Place("library/python"), "the mirror has no lists of tags", "copy library/ of docker-library/official-images there");
        return !failed;
    }

    private async Task UpdateAsync(string folder, string image, bool force, CancellationToken cancellation)
    {
        var place = files.Place($"library/{image}");
        try
        {
            if (await FetchAsync(image, cancellation) is not var (relative, content, changed)) return;
            place = files.Place(relative);
            var today = run.Session.Clock.GetUtcNow();
            var day = DateOnly.FromDateTime((changed < today ? changed.Value : today).UtcDateTime);
            Put(folder, image, LibraryFile.Read(image, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content)), day, place, force);
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            Failed("reading", place, error is DecoderFallbackException ? "it is not UTF-8" : error.Message, "mend the mirror; what is known of the image stays in force");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            Failed("fetching", place, error.Message.TrimEnd('.'), "try again later; what is known of the image stays in force");
        }
    }

    /// <summary>The list of an image, where a mirror may have it.</summary>
    private async Task<(string Relative, byte[] Content, DateTimeOffset? Changed)?> FetchAsync(string image, CancellationToken cancellation)
    {
        string[] places = from is null ? [$"library/{image}"] : [$"library/{image}", $"{Feed}/library/{image}"];
        foreach (var relative in places)
            if (await files.FetchAsync(relative, LibraryFile.MostBytes, cancellation) is var (content, changed)) return (relative, content, changed);
        return null;
    }

    private void Put(string folder, string image, LibraryFile listed, DateOnly day, string place, bool force)
    {
        var known = Known(folder, image);
        if (day < known.AsOf)
        {
            // A list that has not changed for long is no error, and one from before the facts in use tells nothing new.
            older++;
            return;
        }

        if (HistoryRefresh.Refusal(known, listed, force) is { } refusal)
        {
            Failed("reading", place, refusal, force ? "mend the mirror; what is known of the image stays in force" : "mend the mirror, or accept a loss of tags with --force; what is known of the image stays in force");
            return;
        }

        var refresh = HistoryRefresh.Of(known, listed, day, place);
        WholeFile.Write(TagHistories.PathIn(folder, image), HistoryText.Write(image, refresh.Fresh));
        sum = (sum.Images + 1, sum.Moved + refresh.Moved, sum.Retired + refresh.Retired, sum.Added + refresh.Added);
    }

    /// <summary>What is in force; a damaged former file does not keep a fresh list out.</summary>
    private static TagHistory Known(string folder, string image) => new TagHistories(folder).OfName(image)!;

    private void Failed(string doing, string subject, string wrong, string next)
    {
        failed = true;
        run.Printer.Error(new Problem(doing, subject, wrong, next));
    }
}
