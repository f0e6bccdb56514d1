using Drydock.Dockerfiles.Rules;
using Drydock.Dockerfiles.Semantics;
using Drydock.Dockerfiles.Syntax;
using Drydock.Images.References;

namespace Drydock.Dockerfiles.Mends;

/// <summary>Where the name of a base stands in one piece: in FROM, or in the default of the argument that FROM takes it from.</summary>
/// <param name="Text">As written, quotes included.</param>
/// <param name="Span">Where.</param>
/// <param name="Reference">What it means.</param>
internal sealed record BaseText(string Text, TextSpan Span, ImageReference Reference)
{
    /// <summary>The place; null where the name is put together from arguments.</summary>
    public static BaseText? Find(FromStatement from)
    {
        if (from.Reference is not { } reference) return null;
        var (text, span) = from.DefaultFrom is var (_, pair) ? (pair.Value!, pair.ValueSpan) : (from.Image.Text, from.Image.Span);
        return text.AsSpan().ContainsAny('$', '\\', '`') ? null : new BaseText(text, span, reference);
    }

    /// <summary>Writes another tag; null where the tag does not stand there as it is meant.</summary>
    /// <param name="tag">With its digest, where it gets one.</param>
    public TextEdit? WithTag(MendContext c, string tag)
    {
        var written = ":" + Reference.Tag;
        var at = Text.LastIndexOf(written, StringComparison.Ordinal);
        if (Reference.Tag is null || at < 0 || c.Rules.TextOf(Span) != Text) return null;
        var end = at + written.Length;
        if (Reference.Digest is { } digest && Text.AsSpan(end).StartsWith($"@{digest}", StringComparison.Ordinal)) end += digest.ToString().Length + 1;
        return new TextEdit(new TextSpan(Span.Start + SourceText.ByteCount(Text.AsSpan(0, at + 1)), SourceText.ByteCount(Text.AsSpan(at + 1, end - at - 1))), tag);
    }
}
