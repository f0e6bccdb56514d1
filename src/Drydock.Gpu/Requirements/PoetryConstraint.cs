using System.Collections.Immutable;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Poetry's version constraints: <c>^2.5.1</c>, <c>~2.5</c>, <c>2.5.*</c>, <c>&gt;=2.4,&lt;2.6</c>, <c>2.5.1</c> (Poetry documentation, "Dependency
/// specification").</summary>
internal static class PoetryConstraint
{
    /// <summary>The clauses; null when the constraint is not understood, as one with <c>||</c>.</summary>
    public static ImmutableArray<VersionSpecifier>? Read(string text)
    {
        var clauses = ImmutableArray.CreateBuilder<VersionSpecifier>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "*") continue;
            if (part[0] is '^' or '~' && !part.StartsWith("~=", StringComparison.Ordinal))
            {
                if (Range(part) is not { } range) return null;
                clauses.AddRange(range);
            }
            else
            {
                if (!VersionSpecifier.TryParse(part[0] is '=' or '!' or '<' or '>' or '~' ? part : "==" + part, out var clause)) return null;
                clauses.Add(clause!);
            }
        }

        return clauses.ToImmutable();
    }

    /// <summary><c>torch@^2.5</c>, <c>torch==2.5.1</c>, <c>torch</c>.</summary>
    public static Requirement ReadArgument(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0) return RequirementParser.Parse(word, out _) ?? new Requirement { Name = Requirement.Normal(word), Text = word, Unclear = true };
        var clauses = word[(at + 1)..] == "latest" ? [] : Read(word[(at + 1)..]);
        return new Requirement { Name = Requirement.Normal(word[..at]), Text = word, Specifiers = clauses ?? [], Unclear = clauses is null };
    }

    /// <summary>A caret keeps the first number that is not 0; a tilde keeps the first two, or the one that is written.</summary>
    private static VersionSpecifier[]? Range(string part)
    {
        if (!WheelVersion.TryParse(part[1..].Trim(), out var low)) return null;
        var numbers = low!.Release;
        var kept = part[0] == '~' ? Math.Min(2, numbers.Length) : 1;
        if (part[0] == '^') while (kept < numbers.Length && numbers[kept - 1] == 0) kept++;
        if (numbers[kept - 1] == int.MaxValue) return null;
        var high = WheelVersion.Parse(string.Join('.', numbers[..(kept - 1)].Add(numbers[kept - 1] + 1)));
        return [new VersionSpecifier(">=", low, false), new VersionSpecifier("<", high, false)];
    }
}
