using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.History;

/// <summary>Finds the tag that says what another one leaves open: on which release of the distribution it stands.</summary>
public static class SuiteTags
{
    /// <summary>The tag of the same image, version and variant that names the release which a tag holds on a day: <c>3.11-slim</c> → <c>3.11-slim-trixie</c>.</summary>
    /// <returns>The tag itself where it names one; null where the release is not known, or no tag with it is built on that day.</returns>
    public static string? Of(ImageReference image, DateOnly day, TagHistories? histories = null)
    {
        if (image.Tag is not { } tag) return null;
        if (ImageTag.Of(image).Os is { HasRelease: true }) return tag;
        if ((histories is null ? TagHistory.Of(image) : histories.Of(image)) is not { } history || history.Find(tag)?.OsOn(day) is not { HasRelease: true } os) return null;
        return Spellings(tag, os).FirstOrDefault(t => history.Find(t) is { } life && life.RetiredOn(day) is null && life.OsOn(day) == os);
    }

    /// <summary>Images put the release at different places: <c>3.11-slim-bookworm</c>, <c>22-bookworm-slim</c>; <c>alpine</c> gets its number.</summary>
    private static IEnumerable<string> Spellings(string tag, BaseOs os)
    {
        var words = tag.Split('-');
        if (words.Contains(os.Id)) yield return string.Join('-', words.Select(w => w == os.Id ? os.Suite : w));
        for (var at = words.Length; at > 0; at--) yield return string.Join('-', [.. words[..at], os.Suite, .. words[at..]]);
    }
}
