using Drydock.Dockerfiles.Compose;

namespace Drydock.Dockerfiles.Rules.Gpu;

/// <summary>A compose service that is given more GPUs, or more of them, than it needs.</summary>
/// <remarks>The place is another file, which no edit of the Dockerfile mends: no fix.</remarks>
internal static class GpuComposeBroad
{
    public static readonly Rule Rule = new()
    {
        Id = "gpu-compose-broad",
        Title = "A compose service is given every GPU, or all of the host",
        Why = "Services that share all GPUs take each other's memory, and a privileged one has every device of the host.",
        Theme = RuleTheme.Gpu,
        Severity = RuleSeverity.Warning,
        Before =
            """
            FROM python:3.12.11-slim-bookworm AS service
            ENV NVIDIA_DRIVER_CAPABILITIES=compute
            """,
        After =
            """
            # drydock ignore=gpu-compose-broad reason="the host has one GPU" until=2027-01-31
            FROM python:3.12.11-slim-bookworm AS service
            ENV NVIDIA_DRIVER_CAPABILITIES=compute
            """,
        ExampleCompose = "services:\n  classifier:\n    build: .\n    deploy:\n      resources:\n        reservations:\n          devices:\n            - driver: nvidia\n              count: all\n              capabilities: [gpu]\n",
        Check = static c =>
        {
            if (c.Final is not { } final) return;
            foreach (var service in c.Settings.Services)
            {
                foreach (var (line, reason) in Reasons(service)) c.Report(final.From.Span, $"the compose service {service.Name} {reason} (line {line})");
            }
        },
    };

    private static IEnumerable<(int Line, string Reason)> Reasons(ComposeService service)
    {
        foreach (var gpu in service.Gpus)
        {
            if (gpu.DeviceIds.IsEmpty && gpu.Count is null or "all" or "-1") yield return (gpu.Line, "is given every GPU; name one with device_ids, or write count: 1");
            if (gpu.Capabilities.IsEmpty && gpu.Count != "all") yield return (gpu.Line, "asks for a GPU without saying what for; write capabilities: [gpu]");
        }

        var usesGpu = !service.Gpus.IsEmpty || service.Runtime?.Text == "nvidia";
        if (service.Runtime is { Text: "nvidia" } runtime && service.Gpus.IsEmpty)
        {
            var devices = service.Environment.FirstOrDefault(static e => e.Name == "NVIDIA_VISIBLE_DEVICES");
            if (devices is null || devices.Value == "all") yield return (runtime.Line, "uses runtime: nvidia for every GPU; reserve devices under deploy, with device_ids");
        }

        if (usesGpu && service.Privileged is { } privileged) yield return (privileged.Line, "is privileged: it has every device of the host, GPUs included; a reservation of devices is enough");
    }
}
