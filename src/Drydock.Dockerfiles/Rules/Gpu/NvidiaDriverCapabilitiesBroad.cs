using Drydock.Dockerfiles.Semantics;
using Drydock.Gpu.Reference;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>ENV NVIDIA_DRIVER_CAPABILITIES with more than computing needs.</summary>
internal static class NvidiaDriverCapabilitiesBroad
{
    private const string Variable = "NVIDIA_DRIVER_CAPABILITIES";

    private static readonly string[] GraphicsPackages = ["libgl1", "libegl", "libvulkan", "vulkan", "xorg", "xserver", "x11", "mesa", "libglvnd", "libglfw"];

    public static readonly Rule Rule = new()
    {
        Id = "nvidia-driver-capabilities-broad",
        Title = "The image asks for more of the driver than it needs",
        Why = "Each capability mounts more of the host's driver into the container: libraries with holes of their own that a computing service never calls.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Info,
        Fix = FixClass.Consent,
        Before =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_DRIVER_CAPABILITIES=all
            """,
        After =
            """
            FROM nvidia/cuda:12.4.1-runtime-ubuntu22.04
            ENV NVIDIA_DRIVER_CAPABILITIES=compute,utility
            """,
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            var settings = ImageEnvironment.Of(c).Where(static p => p.Pair.Name == Variable).ToList();
            for (var i = 0; i < settings.Count; i++)
            {
                var (statement, pair) = settings[i];
                if (i + 1 < settings.Count)
                {
                    c.Report(pair.Span, $"{Variable} is set again on line {settings[i + 1].Statement.Syntax.FirstLine}, which is what counts; remove this one", StatementEdits.Fix(FixClass.Consent, "remove it", StatementEdits.RemovePair(c, statement, pair)));
                    continue;
                }

                if (pair.Expanded is not { Length: > 0 } value || Needless(c, final, value) is not { Count: > 0 } needless) continue;
                c.Report(pair.Span, $"{string.Join(", ", needless)} {(needless.Count == 1 ? "gives" : "give")} the container more of the driver than computing needs; write compute,utility", StatementEdits.Fix(FixClass.Consent, "write compute,utility", StatementEdits.SetValue(c, statement, pair, "compute,utility")));
            }
        },
    };

    /// <summary>The capabilities that nothing in the image seems to need.</summary>
    private static List<string> Needless(RuleContext c, Stage final, string value)
    {
        var asked = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Contains("all")) return ["all"];
        var hasGraphics = final.Lineage.SelectMany(static s => s.Runs).SelectMany(static r => r.Packages).Any(static p => p.Installs && p.Operands.Any(static o => o.Value is { } name && GraphicsPackages.Any(g => name.StartsWith(g, StringComparison.Ordinal))));
        return [.. c.Settings.GpuTables.Capabilities.Where(k => k.Need == CapabilityNeed.NotNeeded && asked.Contains(k.Name) && !(hasGraphics && k.Name is ("graphics" or "display"))).Select(static k => k.Name)];
    }
}
