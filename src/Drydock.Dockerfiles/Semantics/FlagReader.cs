using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>Flags with their places, and what the builder refuses about them.</summary>
internal static class FlagReader
{
    /// <summary>The flags of an instruction.</summary>
    public static ImmutableArray<Flag> Read(Instruction instruction, TextMap map)
    {
        var places = WordPlaces.OfFlags(instruction);
        return [.. instruction.Flags.Zip(places, (flag, place) => Of(flag, map.SpanOf(place.Start, place.End)))];
    }

    /// <summary>What the builder refuses.</summary>
    public static IEnumerable<StatementProblem> Problems(string instruction, ImmutableArray<Flag> flags, bool isNone)
    {
        if (InstructionTable.IgnoresFlags(instruction) || isNone) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var flag in flags)
        {
            var takesValue = InstructionTable.ValuedFlags(instruction).Contains(flag.Name);
            var isSwitch = InstructionTable.SwitchFlags(instruction).Contains(flag.Name);
            if (!takesValue && !isSwitch) yield return new(StatementProblemKind.UnknownFlag, $"{instruction.ToUpperInvariant()} has no flag --{flag.Name}", flag.Span);
            else if (takesValue && flag.Value is null) yield return new(StatementProblemKind.BadFlag, $"--{flag.Name} needs a value: --{flag.Name}=VALUE", flag.Span);
            else if (isSwitch && flag.Value is not null && !IsTrueOrFalse(flag.Value)) yield return new(StatementProblemKind.BadFlag, $"--{flag.Name} takes true or false", flag.Span);
            else if (!seen.Add(flag.Name) && !InstructionTable.Repeatable.Contains(flag.Name)) yield return new(StatementProblemKind.BadFlag, $"--{flag.Name} is given twice", flag.Span);
        }
    }

    private static Flag Of(string flag, TextSpan span)
    {
        var name = flag[2..];
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new Flag(name, null, span) : new Flag(name[..equals], name[(equals + 1)..], span);
    }

    private static bool IsTrueOrFalse(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
