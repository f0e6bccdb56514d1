using System.Collections.Immutable;
using Drydock.Bases.Products;
using Drydock.Images.References;

namespace Drydock.Bases.Tags;

/// <summary>What a tag says, word by word. Nothing is looked up: a word that is not understood is a name, and the words joined are the tag again.</summary>
public sealed record ImageTag
{
    /// <summary>As written; <c>latest</c> where none was.</summary>
    public required string Text { get; init; }

    /// <summary>Its words in order.</summary>
    public required ImmutableArray<TagWord> Words { get; init; }

    /// <summary>Null for a tag without one, such as <c>slim-bookworm</c>.</summary>
    public TagVersion? Version { get; init; }

    /// <summary>The distribution that it names, release included or not; null when it names none.</summary>
    public BaseOs? Os { get; init; }

    /// <summary>Null where there is none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? Commit { get; init; }

    /// <summary>In the order of the tag.</summary>
    public ImmutableArray<Accelerator> Accelerators { get; init; } = [];

    /// <summary><c>latest</c>, <c>lts</c>, …; null where there is none.</summary>
    public string? Channel => FirstOf(TagWordKind.Channel);

    /// <summary><c>slim</c>, …; null where there is none.</summary>
    public string? Size => FirstOf(TagWordKind.Size);

    /// <summary><c>jre</c>, <c>runtime</c>, …; null where there is none.</summary>
    public string? Stage => FirstOf(TagWordKind.Stage);

    /// <summary><c>fpm</c>, …; null where there is none.</summary>
    public string? Flavour => FirstOf(TagWordKind.Flavour);

    /// <summary>True for a prerelease, by its form: a prerelease in the version, or a word such as <c>rc</c>, or Debian's testing and unstable.</summary>
    public bool IsPrerelease => Version?.Prerelease is not null || Words.Any(static w => w.Kind == TagWordKind.Prerelease) || Os is { Id: "debian", Version: null, Codename: "sid" or "experimental" };

    /// <summary>Reads the tag of a reference.</summary>
    public static ImageTag Of(ImageReference image) => Read(image, image.Tag ?? "latest");

    /// <summary>Reads a tag as one of an image's. Never throws; any text is a tag here.</summary>
    /// <param name="image">Some words mean something in some images only: <c>stable</c> is Debian's release in <c>debian</c>, and a channel elsewhere.</param>
    public static ImageTag Read(ImageReference image, string tag) => Read(tag, ProductList.Of(image), ProductList.OfficialName(image));

    /// <summary>As the other, for many tags of one image.</summary>
    internal static ImageTag Read(string tag, Product product, string? official) => new TagReader(tag, product, official).Read();

    /// <summary>The words that make up a variant, sorted: two tags of one image with the same ones are one lineage.</summary>
    public ImmutableArray<string> Variant => field.IsDefault ? field = VariantWords() : field;

    private string? FirstOf(TagWordKind kind) => Words.FirstOrDefault(w => w.Kind == kind)?.Text;

    private ImmutableArray<string> VariantWords()
    {
        var words = Words.Where(static w => w.Kind is TagWordKind.Size or TagWordKind.Stage or TagWordKind.Flavour or TagWordKind.Name).Select(static w => w.Text);
        var windows = Os is { Id: "windows" } ? ["windows:" + Words.First(static w => w.Kind == TagWordKind.Os).Text.Split('-')[0]] : Array.Empty<string>();
        var accelerators = Accelerators.Select(static a => "accelerator:" + a.Name);
        return [.. words.Concat(windows).Concat(accelerators).Order(StringComparer.Ordinal)];
    }
}
