using System.Globalization;
using System.Text;

namespace Drydock.Gpu.Probe.Native;

/// <summary>Asks NVIDIA's management library for the driver's version and the number of devices.</summary>
/// <remarks>NVML API Reference: initialization and cleanup, system queries, device queries.</remarks>
internal static unsafe class NvmlStep
{
    public const string Library = "libnvidia-ml.so.1";

    private const int VersionBytes = 80;
    private static readonly string[] Needed = ["nvmlInit_v2", "nvmlSystemGetDriverVersion", "nvmlDeviceGetCount_v2", "nvmlShutdown"];

    public static void Run(StepWriter writer)
    {
        if (LoadedLibrary.Load(Library, writer) is not { } library || !library.HasAll(Needed, writer)) return;
        var init = (delegate* unmanaged[Cdecl]<int>)library.Find("nvmlInit_v2");
        var version = (delegate* unmanaged[Cdecl]<byte*, uint, int>)library.Find("nvmlSystemGetDriverVersion");
        var count = (delegate* unmanaged[Cdecl]<uint*, int>)library.Find("nvmlDeviceGetCount_v2");
        var shutdown = (delegate* unmanaged[Cdecl]<int>)library.Find("nvmlShutdown");

        if (!Succeeds("nvmlInit_v2", () => init(), library, writer)) return;
        var text = stackalloc byte[VersionBytes + 1];
        if (!Succeeds("nvmlSystemGetDriverVersion", () => version(text, VersionBytes), library, writer)) return;
        writer.Fact("driver", Encoding.UTF8.GetString(text, new ReadOnlySpan<byte>(text, VersionBytes + 1).IndexOf((byte)0)));
        uint devices = 0;
        var at = &devices;
        if (!Succeeds("nvmlDeviceGetCount_v2", () => count(at), library, writer)) return;
        writer.Fact("devices", devices.ToString(CultureInfo.InvariantCulture));
        Succeeds("nvmlShutdown", () => shutdown(), library, writer);
    }

    private static bool Succeeds(string name, Func<int> call, LoadedLibrary library, StepWriter writer)
    {
        writer.Call(name);
        var code = call();
        writer.Result(name, code, code == 0 ? "" : TextOf(code, library));
        return code == 0;
    }

    private static string TextOf(int code, LoadedLibrary library)
    {
        var describe = (delegate* unmanaged[Cdecl]<int, nint>)library.Find("nvmlErrorString");
        return describe is null ? "" : LoadedLibrary.TextAt(describe(code));
    }
}
