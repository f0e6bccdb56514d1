using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>What an instruction is read with.</summary>
internal sealed record StatementInput(Instruction Instruction, TextMap Map, int StageIndex, Scope Scope, ShellState Shell, StageNames Names, LineMap Lines, char Escape);
