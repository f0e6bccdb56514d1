namespace Drydock.Gpu.Probe;

/// <summary>The verdict as one sentence.</summary>
public static class ProbeSummary
{
    /// <summary>What was proven, or the first decisive cause with its remedy.</summary>
    public static string Of(ProbeReport report) => report.Verdict switch
    {
        ProbeVerdict.Works => Works(report),
        ProbeVerdict.DoesNotWork => Of("the GPU does not work", First(report, ProbeStatus.Failed)),
        _ => Of("the GPU could not be probed", First(report, ProbeStatus.Unknown)),
    };

    private static string Works(ProbeReport report)
    {
        var devices = report.Devices.Length == 1 ? "1 device" : $"{report.Devices.Length} devices";
        var failed = report.Checks.Count(static c => c.Status == ProbeStatus.Failed);
        var rest = failed switch { 0 => "", 1 => "; 1 check failed that does not stop it", _ => $"; {failed} checks failed that do not stop it" };
        return $"the GPU works: {devices} computed what the CPU computes, bit for bit{rest}";
    }

    private static string Of(string verdict, ProbeCheck? check) =>
        check is { Cause: { } cause, Remedy: { } remedy } ? $"{verdict}: {cause}; {remedy}" : $"{verdict}: no device was seen computing";

    private static ProbeCheck? First(ProbeReport report, ProbeStatus status) =>
        report.Checks.FirstOrDefault(c => c.Status == status && ProbeReport.IsDecisive(c));
}
