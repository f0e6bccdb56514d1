using System.Collections.Immutable;

namespace Drydock.Gpu.Probe.Native;

/// <summary>The parts of the probe that call into drivers, each in a process of its own because it may hang or crash.</summary>
public static class NativeStep
{
    /// <summary>Opens the device nodes.</summary>
    public const string Devices = "devices";

    /// <summary>Asks the management library.</summary>
    public const string Nvml = "nvml";

    /// <summary>Asks the driver and computes on every device.</summary>
    public const string Cuda = "cuda";

    /// <summary>Every name.</summary>
    public static ImmutableArray<string> All { get; } = [Devices, Nvml, Cuda];

    /// <summary>Does one part in this process, telling each call before it is made.</summary>
    /// <param name="step">One of <see cref="All"/>.</param>
    /// <param name="limit">The kernel ends this process afterwards, whatever happens.</param>
    /// <param name="output">Flushed after each line.</param>
    public static void Run(string step, TimeSpan limit, Stream output)
    {
        if (!OperatingSystem.IsLinux()) return;
        SystemCalls.EndAfter((int)Math.Clamp(Math.Ceiling(limit.TotalSeconds), 1, 86_400));
        var writer = new StepWriter(output);
        switch (step)
        {
            case Devices:
                DeviceStep.Run(writer);
                break;
            case Nvml:
                NvmlStep.Run(writer);
                break;
            case Cuda:
                CudaStep.Run(writer);
                break;
            default:
                throw new ArgumentException($"'{step}' is not a step", nameof(step));
        }

        writer.Done();
    }
}
