using System.Collections.Immutable;
using Drydock.Gpu.Advisories;
using Drydock.Gpu.Resolution;

namespace Drydock.Gpu.Runtime;

/// <summary>The value of a NVIDIA_REQUIRE_* variable: a space is or, a comma is and.</summary>
/// <param name="Variable">Its name.</param>
/// <param name="Alternatives">One of them must hold, each with all of its constraints. Properties that the runtime does not know are left out.</param>
/// <remarks>NVIDIA container toolkit, "Docker specialized configurations", and internal/requirements/constraints/factory.go.</remarks>
public sealed record HostRequirement(string Variable, ImmutableArray<ImmutableArray<HostConstraint>> Alternatives)
{
    private const int MostConstraints = 4096;

    // Longest first.
    private static readonly ImmutableArray<string> Operators = ["!=", "<=", ">=", "==", "=", "<", ">"];

    /// <summary>All requirements of a container; none when they are switched off. NVIDIA_REQUIRE_JETPACK* does not count.</summary>
    /// <param name="unread">Constraints that have no operator: the container does not start.</param>
    public static ImmutableArray<HostRequirement> Of(VariableSet variables, out ImmutableArray<string> unread)
    {
        unread = [];
        if (variables.DisablesRequirements) return [];
        var requirements = ImmutableArray.CreateBuilder<HostRequirement>();
        var wrong = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, value) in variables.Pairs)
        {
            if (!name.StartsWith(NvidiaVariables.RequirePrefix, StringComparison.Ordinal) || name.StartsWith(NvidiaVariables.RequireJetPackPrefix, StringComparison.Ordinal)) continue;
            requirements.Add(Parse(name, value, wrong));
        }

        if (variables.IsLegacyImage && variables[NvidiaVariables.CudaVersion] is { } cuda) requirements.Add(Parse(NvidiaVariables.CudaVersion, "cuda>=" + MajorMinor(cuda), wrong));
        unread = wrong.ToImmutable();
        return [.. requirements.Where(static r => r.Alternatives.Length > 0)];
    }

    /// <summary>Whether a host meets it; unknown where a property of the host that decides is not known.</summary>
    public Answer IsMetBy(GpuHost host)
    {
        var met = Answer.No;
        foreach (var alternative in Alternatives)
        {
            var all = Answer.Yes;
            foreach (var constraint in alternative)
            {
                var one = Holds(constraint, host);
                if (one == Answer.No) all = Answer.No;
                else if (one == Answer.Unknown && all == Answer.Yes) all = Answer.Unknown;
            }

            if (all == Answer.Yes) return Answer.Yes;
            if (all == Answer.Unknown) met = Answer.Unknown;
        }

        return met;
    }

    /// <summary>Single constraints with spaces between them that only make sense together: an "and" was meant.</summary>
    public bool LooksLikeAnd => Alternatives.Length > 1
        && Alternatives.All(static a => a.Length == 1)
        && (Alternatives.Select(static a => a[0].Property).Distinct().Count() > 1 || Alternatives.Select(static a => a[0].Operator[0]).Distinct().Count() > 1);

    private static HostRequirement Parse(string name, string value, ImmutableArray<string>.Builder wrong)
    {
        var count = 0;
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<HostConstraint>>();
        foreach (var alternative in value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var constraints = ImmutableArray.CreateBuilder<HostConstraint>();
            foreach (var text in alternative.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (++count > MostConstraints) break;
                var constraint = Constraint(text);
                if (constraint is null) wrong.Add(text);
                else if (constraint.IsKnown) constraints.Add(constraint);
            }

            if (constraints.Count > 0) alternatives.Add(constraints.ToImmutable());
        }

        return new HostRequirement(name, alternatives.ToImmutable());
    }

    private static HostConstraint? Constraint(string text)
    {
        var at = text.AsSpan().IndexOfAny("!<>=");
        if (at <= 0) return null;
        var sign = Operators.FirstOrDefault(o => text.AsSpan(at).StartsWith(o));
        return sign is null || at + sign.Length == text.Length ? null : new HostConstraint(text[..at], sign == "==" ? "=" : sign, text[(at + sign.Length)..]);
    }

    private static Answer Holds(HostConstraint constraint, GpuHost host)
    {
        var actual = constraint.Property switch
        {
            "cuda" => host.Cuda?.ToString(),
            "driver" => host.Driver?.ToString(),
            "arch" => host.Architecture is { } a ? $"{a.Major}.{a.Minor}" : null,
            _ => host.Brand,
        };
        if (actual is null) return Answer.Unknown;
        if (constraint.Property == "brand") return constraint.Operator switch { "=" => Of(actual == constraint.Value), "!=" => Of(actual != constraint.Value), _ => Answer.Unknown };
        if (!ComponentVersion.TryParse(actual, out var left) || !ComponentVersion.TryParse(constraint.Value, out var right)) return Answer.Unknown;
        var order = left!.CompareTo(right);
        return constraint.Operator switch
        {
            "=" => Of(order == 0),
            "!=" => Of(order != 0),
            "<" => Of(order < 0),
            "<=" => Of(order <= 0),
            ">" => Of(order > 0),
            _ => Of(order >= 0),
        };
    }

    private static Answer Of(bool holds) => holds ? Answer.Yes : Answer.No;

    private static string MajorMinor(string version)
    {
        var parts = version.Split('.');
        return parts.Length < 2 ? version : $"{parts[0]}.{parts[1]}";
    }
}
