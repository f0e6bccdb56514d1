using Drydock.Gpu.Reference;

namespace Drydock.Gpu.Resolution;

/// <summary>Why an answer is what it is.</summary>
/// <param name="Id">A stable name, such as <c>python</c> or <c>driver</c>.</param>
/// <param name="Text">A sentence without its full stop.</param>
/// <param name="Citation">Null for a reason that needs no source: arithmetic, or something not given.</param>
public sealed record Reason(ReasonKind Kind, string Id, string Text, Citation? Citation);
