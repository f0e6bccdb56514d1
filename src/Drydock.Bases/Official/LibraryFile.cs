using System.Collections.Immutable;
using Drydock.Bases.Products;
using Drydock.Bases.Tags;
using Drydock.Images.References;

namespace Drydock.Bases.Official;

/// <summary>The file of docker-library/official-images that says which tags an official image has now, as it lists them: stanzas of <c>Name: value</c> lines,
/// the first one with what holds for all.</summary>
/// <remarks>https://github.com/docker-library/official-images#library-definition-files. Tags for Windows alone are left out.</remarks>
/// <param name="Tags">By tag.</param>
public sealed record LibraryFile(ImmutableSortedDictionary<string, BaseOs?> Tags)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int MostBytes = 1 << 20;

    private const int MostTags = 20_000;

    /// <summary>Reads the file of an image.</summary>
    /// <param name="image">Its name: <c>python</c>. Tags without the name of a release get that of their stanza.</param>
    /// <exception cref="FormatException">It is another kind of file, is cut, too large, or holds a tag twice.</exception>
    public static LibraryFile Read(string image, string text)
    {
        if (text.Length > MostBytes) throw new FormatException("it is larger than 1 MiB");
        if (!ImageReference.TryParse(image, out var reference, out _)) throw new FormatException($"'{image}' is not the name of an image");
        var stanzas = LibraryStanza.Read(text);
        if (stanzas.Length == 0 || stanzas[0].Tags.Length > 0 || !stanzas[0].Has("Maintainers")) throw new FormatException("its first stanza does not name Maintainers: it is not a library file of official-images");
        var tags = ImmutableSortedDictionary.CreateBuilder<string, BaseOs?>(StringComparer.Ordinal);
        var own = new HashSet<string>(StringComparer.Ordinal);
        var product = ProductList.Of(reference);
        foreach (var stanza in stanzas.AsSpan()[1..])
        {
            Check(stanza, stanzas[0]);
            foreach (var tag in stanza.Tags)
                if (!own.Add(tag)) throw new FormatException($"the tag {tag} is there twice");
            if (stanza.Architectures(stanzas[0]).All(static a => a.StartsWith("windows-", StringComparison.Ordinal))) continue;
            foreach (var (tag, os) in Systems(stanza, product, image))
                if (!tags.TryGetValue(tag, out var before) || before is null) tags[tag] = os;
            if (tags.Count > MostTags) throw new FormatException($"it has more than {MostTags} tags");
        }

        return tags.Count > 0 ? new LibraryFile(tags.ToImmutable()) : throw new FormatException("it lists no tags");
    }

    private static void Check(LibraryStanza stanza, LibraryStanza head)
    {
        if (stanza.Tags.Length + stanza.SharedTags.Length == 0) throw new FormatException("a stanza has no Tags: it is damaged");
        if (!stanza.HasCommit && !head.HasCommit) throw new FormatException($"the stanza of {stanza.Tags.Concat(stanza.SharedTags).First()} has no GitCommit: it is cut or damaged");
    }

    /// <summary>The release of each tag of a stanza: its own word, else the one that the others name, else that of the folder.</summary>
    private static IEnumerable<(string Tag, BaseOs? Os)> Systems(LibraryStanza stanza, Product product, string image)
    {
        var read = stanza.Tags.Concat(stanza.SharedTags).Select(t => (Tag: t, Named(ImageTag.Read(t, product, image).Os))).ToList();
        var named = read.Select(static r => r.Item2).OfType<BaseOs>().Distinct().ToList();
        if (named.Count == 0) named = [.. stanza.Directory.Split('/', '-').Select(OsReleases.BySuite).Select(Named).OfType<BaseOs>().Distinct()];
        var common = named.Count == 1 ? named[0] : null;
        return read.Select(r => (r.Tag, r.Item2 ?? common));
    }

    private static BaseOs? Named(BaseOs? os) => os is { HasRelease: true } and not { Id: "windows" } ? os : null;
}
