using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>A flag of an instruction.</summary>
/// <param name="Name">Without the dashes: <c>from</c>.</param>
/// <param name="Value">Behind <c>=</c>; null where none stands.</param>
/// <param name="Span">The whole flag in the file.</param>
public sealed record Flag(string Name, string? Value, TextSpan Span)
{
    /// <summary>The value in the file; empty behind the flag where it has none.</summary>
    public TextSpan ValueSpan => Value is null ? new TextSpan(Span.End, 0) : TextSpan.FromBounds(Span.Start + Name.Length + 3, Span.End);

    /// <summary>True for a switch that is given and not <c>=false</c>.</summary>
    public bool IsOn => Value is null || !Value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
