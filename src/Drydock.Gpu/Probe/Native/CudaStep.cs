using System.Globalization;
using System.Text;

namespace Drydock.Gpu.Probe.Native;

/// <summary>Asks the driver for its devices and computes on each of them.</summary>
internal static class CudaStep
{
    private const int MostDevices = 64;

    public static void Run(StepWriter writer)
    {
        if (CudaDriver.Load(writer) is not { } driver) return;
        if (driver.Version(out var version)) writer.Fact("version", version.ToString(CultureInfo.InvariantCulture));
        if (!driver.Init() || !driver.DeviceCount(out var count)) return;
        writer.Fact("devices", count.ToString(CultureInfo.InvariantCulture));
        var devices = new List<int>();
        for (var i = 0; i < Math.Min(count, MostDevices); i++)
        {
            if (!driver.Device(i, out var device)) return;
            devices.Add(device);
        }

        var input = Computation.Input();
        foreach (var (index, device) in devices.Index())
            if (!Compute(driver, index, device, input.AsSpan(), writer)) return;
    }

    private static bool Compute(CudaDriver driver, int index, int device, ReadOnlySpan<uint> input, StepWriter writer)
    {
        writer.Fact("computing", index.ToString(CultureInfo.InvariantCulture));
        const int Bytes = Computation.Count * sizeof(uint);
        uint[] integers = new uint[Computation.Count], floats = new uint[Computation.Count];
        if (!driver.RetainContext(device)
            || !driver.LoadKernel(Encoding.ASCII.GetBytes(Computation.Ptx + "\0"), Encoding.ASCII.GetBytes(Computation.EntryPoint + "\0"), out var kernel)
            || !driver.Allocate(Bytes, out var inputAt) || !driver.Allocate(Bytes, out var integersAt) || !driver.Allocate(Bytes, out var floatsAt)
            || !driver.CopyToDevice(inputAt, input)
            || !driver.Launch(kernel, inputAt, integersAt, floatsAt, Computation.Count)
            || !driver.CopyFromDevice(integers, integersAt) || !driver.CopyFromDevice(floats, floatsAt)
            || !driver.Free(inputAt) || !driver.Free(integersAt) || !driver.Free(floatsAt) || !driver.ReleaseContext(device)) return false;
        Compare(index, input, integers, floats, writer);
        return true;
    }

    private static void Compare(int index, ReadOnlySpan<uint> input, uint[] integers, uint[] floats, StepWriter writer)
    {
        var wrong = 0;
        var first = "";
        for (var i = 0; i < input.Length; i++)
        {
            var (integer, bits) = Computation.Expected(input[i], i);
            if (integers[i] == integer && floats[i] == bits) continue;
            if (wrong++ == 0) first = $"element {i} is {integers[i]:x8} {floats[i]:x8} instead of {integer:x8} {bits:x8}";
        }

        writer.Fact("computed", index.ToString(CultureInfo.InvariantCulture), input.Length.ToString(CultureInfo.InvariantCulture), wrong.ToString(CultureInfo.InvariantCulture), first);
    }
}
