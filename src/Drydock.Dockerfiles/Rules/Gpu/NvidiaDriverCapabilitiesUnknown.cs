using Drydock.Gpu.Runtime;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV NVIDIA_DRIVER_CAPABILITIES with a word that is none.</summary>
internal static class NvidiaDriverCapabilitiesUnknown
{
    public static readonly Rule Rule = new()
    {
        Id = "nvidia-driver-capabilities-unknown",
        Title = "NVIDIA_DRIVER_CAPABILITIES names something that does not exist",
        Why = "NVIDIA's runtime refuses to start a container that asks for a capability that it does not know.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Error,
        Before =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_DRIVER_CAPABILITIES=compute,utilities
            """,
        After =
            """
            FROM python:3.12.11-slim-bookworm
            ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility
            """,
        Check = static c =>
        {
            if (ImageEnvironment.Last(c, NvidiaVariables.DriverCapabilities) is not { Pair.Expanded: { } value } found || value.Contains('$', StringComparison.Ordinal)) return;
            var tables = c.Settings.GpuTables;
            var refused = CapabilitySet.Of(VariableSet.Of([KeyValuePair.Create(NvidiaVariables.DriverCapabilities, value)]), tables).Refused;
            if (refused.IsEmpty) return;
            c.Report(found.Pair.Span, $"{string.Join(", ", refused.Select(static r => $"'{r}'"))} {(refused.Length == 1 ? "is no driver capability" : "are no driver capabilities")}, so the container does not start; write some of {string.Join(", ", tables.Capabilities.Select(static k => k.Name))}");
        },
    };
}
