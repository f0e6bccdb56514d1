using Drydock.Gpu.Runtime;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV NVIDIA_REQUIRE_* with a space where a comma was meant.</summary>
internal static class NvidiaRequireSpace
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-require-space",
        Title = "A space in NVIDIA_REQUIRE_ means or",
        Why = "The runtime takes a space for or and a comma for and: of two conditions with a space between them one is enough, and a host that lacks the other is accepted.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Fix = FixClass.Consent,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4 driver>=550"
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_REQUIRE_CUDA="cuda>=12.4,driver>=550"
            """,
        Check = static c =>
        {
            foreach (var last in ImageEnvironment.Of(c).GroupBy(static p => p.Pair.Name, StringComparer.Ordinal).Select(static g => g.Last()))
            {
                if (last.Pair.Expanded is not { } value) continue;
                var variables = VariableSet.Of([KeyValuePair.Create(last.Pair.Name, value)]);
                if (HostRequirement.Of(variables, out _).FirstOrDefault(static r => r.LooksLikeAnd) is not { } requirement) continue;
                var comma = string.Join(',', requirement.Alternatives.Select(static a => a[0].ToString()));
                c.Report(last.Pair.Span, $"any one of these is enough, since a space means or; write {comma}",
                    StatementEdits.Fix(FixClass.Consent, "write commas", StatementEdits.SetValue(c, last.Statement, last.Pair, $"\"{comma}\"")));
            }
        },
    };
}
