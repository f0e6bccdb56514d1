using System.Globalization;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Native;

/// <summary>Opens the nodes that CUDA needs. Opening a GPU can wake it up, and wait for ever when it hangs.</summary>
internal static class DeviceStep
{
    public static void Run(StepWriter writer)
    {
        foreach (var node in DeviceNodes.Find("/").Where(static n => n.IsNeeded && n.Facts.IsCharacterDevice))
        {
            writer.Call("open " + node.Path);
            var error = SystemCalls.TryOpen(node.Path);
            writer.Result("open " + node.Path, error);
            writer.Fact("open", node.Path, error.ToString(CultureInfo.InvariantCulture));
        }
    }
}
