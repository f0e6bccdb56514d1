using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>What the builder refuses although its parser reads it.</summary>
/// <param name="Kind">What sort of mistake it is.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Span">Where.</param>
public sealed record StatementProblem(StatementProblemKind Kind, string Message, TextSpan Span);

/// <summary>Mistakes of the instruction layer.</summary>
public enum StatementProblemKind
{
    UnknownInstruction,
    UnknownFlag,
    BadFlag,
    BeforeFrom,
    BadArguments,
    BadTrigger,
}
