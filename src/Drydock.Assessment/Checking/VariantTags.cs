using System.Collections.Immutable;
using Drydock.Bases.Ladder;
using Drydock.Bases.Tags;

namespace Drydock.Assessment.Checking;

/// <summary>The tags of the same version in other variants.</summary>
internal static class VariantTags
{
    private const string Alpine = "alpine";

    /// <summary>By variant: a size (<c>slim</c>), or <c>alpine</c>. On the same release of the distribution where the tag names one; only tags that are still built.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ImageTag tag, ImmutableArray<KnownTag> all)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var group in all.Where(t => t.RetiredOn is null && IsSame(tag, t.Tag)).GroupBy(static t => Variant(t.Tag), StringComparer.Ordinal))
        {
            if (group.Key is null || group.Key == Variant(tag)) continue;
            found[group.Key] = group.Select(static t => t.Tag).OrderByDescending(t => t.Os?.HasRelease == true == (tag.Os?.HasRelease == true))
                .ThenByDescending(static t => t.Os?.Version ?? "", Comparer<string>.Create(NaturalOrder.Compare)).ThenBy(static t => t.Text, StringComparer.Ordinal).First().Text;
        }

        return found.ToImmutable();
    }

    /// <summary>True for the same version, and the same release where both name one of the same distribution.</summary>
    private static bool IsSame(ImageTag tag, ImageTag other)
    {
        if (other.Version?.Numbers != tag.Version?.Numbers || other.Version?.Prerelease != tag.Version?.Prerelease || other.Channel != tag.Channel || other.Date != tag.Date) return false;
        return tag.Os is not { HasRelease: true } os || other.Os?.Id == Alpine && os.Id != Alpine || os == other.Os;
    }

    /// <summary>The one word that makes a variant; null for a plain tag, and for one that differs in more.</summary>
    private static string? Variant(ImageTag tag) => tag.Os?.Id == Alpine ? tag.Variant.IsEmpty ? Alpine : null : tag.Variant is [var only] && only == tag.Size ? only : null;
}
