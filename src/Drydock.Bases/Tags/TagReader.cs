using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Drydock.Bases.Products;

namespace Drydock.Bases.Tags;

/// <summary>Reads a tag from left to right. Each step takes one word, or the few that only together say something.</summary>
internal sealed class TagReader(string tag, Product product, string? official)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private readonly string[] parts = tag.Split('-');
    private readonly string[] lower = tag.ToLowerInvariant().Split('-');
    private readonly ImmutableArray<TagWord>.Builder words = ImmutableArray.CreateBuilder<TagWord>();
    private readonly ImmutableArray<Accelerator>.Builder accelerators = ImmutableArray.CreateBuilder<Accelerator>();
    private TagVersion? version;
    private BaseOs? os;
    private DateOnly? date;
    private string? commit;
    private int at;

    public ImageTag Read()
    {
        while (at < parts.Length)
            if (!(TryCommit() || TryDate() || TryWindows() || TrySpacedOs() || TryPrerelease() || TryVersion() || TryImageWord())) TakeKnown();
        return new ImageTag { Text = tag, Words = words.ToImmutable(), Version = version, Os = OsOrOwn(), Date = date, Commit = commit, Accelerators = accelerators.ToImmutable() };
    }

    private string Lower(int index) => index < lower.Length ? lower[index] : "";

    private void Take(int count, TagWordKind kind)
    {
        words.Add(new TagWord(string.Join('-', parts.AsSpan(at, count)!), kind));
        at += count;
    }

    /// <summary>The distribution that the tag names, else the one whose release the version is.</summary>
    private BaseOs? OsOrOwn() => os ?? (product.OsId is { } id && version is not null ? OsReleases.ByNumber(id, version.Numbers) : null);

    /// <summary>7 to 40 hexadecimal digits with a letter and a digit among them, or any behind <c>sha</c>.</summary>
    private bool TryCommit()
    {
        var named = Lower(at) is "sha" or "git" or "commit" && IsHex(Lower(at + 1), 6);
        if (!named && !(IsHex(Lower(at), 7) && parts[at].AsSpan().ContainsAnyInRange('0', '9') && parts[at].AsSpan().ContainsAnyInRange('a', 'f'))) return false;
        commit ??= Lower(named ? at + 1 : at);
        Take(named ? 2 : 1, TagWordKind.Commit);
        return true;
    }

    private static bool IsHex(string word, int least) => word.Length >= least && word.Length <= 64 && !word.AsSpan().ContainsAnyExcept(HexDigits);

    /// <summary><c>20250811</c>, with or without a serial behind it, or <c>2025-08-11</c>.</summary>
    private bool TryDate()
    {
        var split = at + 2 < parts.Length && parts[at].Length == 4 && parts[at + 1].Length == 2 && parts[at + 2].Length == 2;
        if (split && DateOnly.TryParseExact(string.Join('-', parts.AsSpan(at, 3)!), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var spaced)) return TakeDate(spaced, 3);
        var day = parts[at].Split('.')[0];
        return day.Length == 8 && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            && found.Year is >= 2000 and < 2100 && (parts[at].Length == 8 || TagVersion.Parse(parts[at]) is not null) && TakeDate(found, 1);
    }

    private bool TakeDate(DateOnly day, int count)
    {
        date ??= day;
        Take(count, TagWordKind.Date);
        return true;
    }

    /// <summary><c>windowsservercore-ltsc2022</c>, <c>nanoserver-1809</c>; the edition is part of the variant, the number is its release.</summary>
    private bool TryWindows()
    {
        if (Lower(at) is not ("windowsservercore" or "nanoserver")) return false;
        var next = Lower(at + 1);
        var release = next.StartsWith("ltsc", StringComparison.Ordinal) || (next.Length == 4 && !next.AsSpan().ContainsAnyExceptInRange('0', '9')) ? next : null;
        os ??= new BaseOs("windows", release, null);
        Take(release is null ? 1 : 2, TagWordKind.Os);
        return true;
    }

    /// <summary>A distribution and its release in two words: <c>alpine-3.21</c>, <c>ubuntu-22.04</c>, <c>debian-trixie</c>.</summary>
    private bool TrySpacedOs()
    {
        if (TagVocabulary.OsOf(Lower(at)) is not { HasRelease: false } family || at + 1 >= parts.Length) return false;
        var next = Lower(at + 1);
        var named = OsReleases.ByCodename(next) is { } release && release.Id == family.Id ? release : null;
        if (named is null && TagVersion.Parse(next) is { Prerelease: null, Build: null, Precision: <= 3 } number && !IsDate(next)) named = OsReleases.ByNumber(family.Id, number.Precision == 1 ? number.Numbers : next);
        if (named is null) return false;
        os ??= named;
        Take(2, TagWordKind.Os);
        return true;
    }

    private static bool IsDate(string word) => word.Length == 8;

    /// <summary>A prerelease in a word of its own behind the version: <c>-rc1</c>, <c>-rc</c>, <c>-rc-5</c>, <c>-ea</c>; also <c>-b07</c>, Java's build.</summary>
    private bool TryPrerelease()
    {
        if (version is null || words is not [.., { Kind: TagWordKind.Version or TagWordKind.Prerelease }]) return false;
        var word = Lower(at);
        if (product.SeriesParts == 1 && product.LongTerm == LongTermRule.Listed && word.Length is > 1 and < 5 && word[0] == 'b' && !word.AsSpan(1).ContainsAnyExceptInRange('0', '9'))
        {
            version = version with { Build = word };
            Take(1, TagWordKind.Build);
            return true;
        }

        if (!TagVersion.TryPrerelease(word, out var prerelease) || version.Prerelease is not null) return false;
        if (word is "dev" or "a" or "b" or "c" or "m") return false;
        var spaced = prerelease == word && !word.AsSpan().ContainsAnyInRange('0', '9') && IsShortNumber(Lower(at + 1));
        version = version with { Prerelease = spaced ? prerelease + Lower(at + 1) : prerelease };
        Take(spaced ? 2 : 1, TagWordKind.Prerelease);
        return true;
    }

    private static bool IsShortNumber(string word) => word.Length is > 0 and < 5 && !word.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>The version is the first word that is one; a number behind it is a build, a number behind a name is part of the name (<c>otp-25</c>).</summary>
    private bool TryVersion()
    {
        if (TagVersion.Parse(parts[at]) is not { } found) return false;
        if (version is null && words.All(static w => w.Kind is TagWordKind.Channel))
        {
            version = found;
            Take(1, TagWordKind.Version);
        }
        else if (version is { Build: null, Prerelease: null } && words is [.., { Kind: TagWordKind.Version }])
        {
            version = version with { Build = parts[at] };
            Take(1, TagWordKind.Build);
        }
        else
        {
            Take(1, TagWordKind.Name);
        }

        return true;
    }

    /// <summary>Words that mean something in images of a distribution only.</summary>
    private bool TryImageWord()
    {
        var (distribution, word) = (official is "buildpack-deps" or "neurodebian" ? "debian" : product.OsId, Lower(at));
        if (distribution == "debian")
        {
            if (word == "rc" && Lower(at + 1) == "buggy") return TakeOs(new BaseOs("debian", null, "experimental"), 2);
            if (word is "experimental") return TakeOs(new BaseOs("debian", null, "experimental"), 1);
            if (word is "stable" or "testing" or "oldstable" or "oldoldstable") return TakeOs(new BaseOs("debian", null, null), 1);
        }

        return distribution == "ubuntu" && word is "rolling" or "devel" && TakeOs(new BaseOs("ubuntu", null, null), 1);
    }

    private bool TakeOs(BaseOs found, int count)
    {
        os ??= found;
        Take(count, TagWordKind.Os);
        return true;
    }

    private void TakeKnown()
    {
        var word = Lower(at);
        var kind = TagVocabulary.KindOf(word) ?? TagWordKind.Name;
        if (kind == TagWordKind.Os && TagVocabulary.OsOf(word) is { } named && (os is null || (!os.HasRelease && os.Id == named.Id))) os = named;
        if (kind == TagWordKind.Accelerator && TagVocabulary.AcceleratorOf(word) is { } accelerator) accelerators.Add(accelerator);
        Take(1, kind);
    }
}
