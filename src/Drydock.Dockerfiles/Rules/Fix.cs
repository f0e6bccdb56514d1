using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Rules;

/// <summary>How a result can be mended.</summary>
/// <param name="Class">What applying it needs.</param>
/// <param name="Title">What it does: <c>quote the requirement</c>.</param>
/// <param name="Edits">In file order, without overlap.</param>
public sealed record Fix(FixClass Class, string Title, ImmutableArray<TextEdit> Edits)
{
    /// <summary>A fix of one change.</summary>
    public Fix(FixClass fixClass, string title, TextEdit edit) : this(fixClass, title, [edit])
    {
    }
}
