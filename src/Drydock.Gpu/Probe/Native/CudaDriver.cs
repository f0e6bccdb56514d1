using System.Globalization;

namespace Drydock.Gpu.Probe.Native;

/// <summary>The part of the CUDA driver API that the probe calls. Each call is told before it is made, and its code after.</summary>
/// <remarks>CUDA Driver API: the symbols with a suffix are those that <c>cuda.h</c> maps the plain names to, exported by every driver since CUDA 7.</remarks>
internal sealed unsafe class CudaDriver
{
    public const string Library = "libcuda.so.1";

    private const int MajorCapability = 75;
    private const int MinorCapability = 76;
    private const int NameBytes = 256;

    private static readonly string[] Needed =
    [
        "cuInit", "cuDriverGetVersion", "cuDeviceGetCount", "cuDeviceGet", "cuDeviceGetName", "cuDeviceGetAttribute", "cuDeviceTotalMem_v2",
        "cuDevicePrimaryCtxRetain", "cuDevicePrimaryCtxRelease_v2", "cuCtxSetCurrent", "cuCtxSynchronize", "cuModuleLoadData", "cuModuleGetFunction",
        "cuMemAlloc_v2", "cuMemFree_v2", "cuMemcpyHtoD_v2", "cuMemcpyDtoH_v2", "cuLaunchKernel",
    ];

    private readonly LoadedLibrary library;
    private readonly StepWriter writer;

    private CudaDriver(LoadedLibrary library, StepWriter writer) => (this.library, this.writer) = (library, writer);

    /// <summary>Loads the driver library; null, having told why, when it cannot be used.</summary>
    public static CudaDriver? Load(StepWriter writer) =>
        LoadedLibrary.Load(Library, writer) is { } library && library.HasAll(Needed, writer) ? new CudaDriver(library, writer) : null;

    /// <summary>1000 × major + 10 × minor; answers before <see cref="Init"/> too.</summary>
    public bool Version(out int version)
    {
        var value = 0;
        var at = &value;
        var call = (delegate* unmanaged[Cdecl]<int*, int>)library.Find("cuDriverGetVersion");
        var ok = Succeeds("cuDriverGetVersion", () => call(at));
        version = value;
        return ok;
    }

    public bool Init()
    {
        var call = (delegate* unmanaged[Cdecl]<uint, int>)library.Find("cuInit");
        return Succeeds("cuInit", () => call(0));
    }

    public bool DeviceCount(out int count)
    {
        var value = 0;
        var at = &value;
        var call = (delegate* unmanaged[Cdecl]<int*, int>)library.Find("cuDeviceGetCount");
        var ok = Succeeds("cuDeviceGetCount", () => call(at));
        count = value;
        return ok;
    }

    /// <summary>The handle of a device, having told its name, compute capability and memory.</summary>
    public bool Device(int index, out int device)
    {
        int handle = 0, major = 0, minor = 0;
        nuint memory = 0;
        var (handleAt, majorAt, minorAt, memoryAt) = ((nint)(&handle), (nint)(&major), (nint)(&minor), (nint)(&memory));
        var name = stackalloc byte[NameBytes + 1];
        var get = (delegate* unmanaged[Cdecl]<nint, int, int>)library.Find("cuDeviceGet");
        var getName = (delegate* unmanaged[Cdecl]<byte*, int, int, int>)library.Find("cuDeviceGetName");
        var getAttribute = (delegate* unmanaged[Cdecl]<nint, int, int, int>)library.Find("cuDeviceGetAttribute");
        var getMemory = (delegate* unmanaged[Cdecl]<nint, int, int>)library.Find("cuDeviceTotalMem_v2");
        var ok = Succeeds("cuDeviceGet", () => get(handleAt, index));
        device = handle;
        var of = device;
        if (!ok
            || !Succeeds("cuDeviceGetName", () => getName(name, NameBytes, of))
            || !Succeeds("cuDeviceGetAttribute", () => getAttribute(majorAt, MajorCapability, of))
            || !Succeeds("cuDeviceGetAttribute", () => getAttribute(minorAt, MinorCapability, of))
            || !Succeeds("cuDeviceTotalMem_v2", () => getMemory(memoryAt, of))) return false;
        writer.Fact("device", Text(index), Text(major), Text(minor), ((ulong)memory).ToString(CultureInfo.InvariantCulture), LoadedLibrary.TextAt((nint)name));
        return true;
    }

    public bool RetainContext(int device)
    {
        nint context = 0;
        var at = (nint)(&context);
        var retain = (delegate* unmanaged[Cdecl]<nint, int, int>)library.Find("cuDevicePrimaryCtxRetain");
        var set = (delegate* unmanaged[Cdecl]<nint, int>)library.Find("cuCtxSetCurrent");
        if (!Succeeds("cuDevicePrimaryCtxRetain", () => retain(at, device))) return false;
        var current = context;
        return Succeeds("cuCtxSetCurrent", () => set(current));
    }

    public bool ReleaseContext(int device)
    {
        var call = (delegate* unmanaged[Cdecl]<int, int>)library.Find("cuDevicePrimaryCtxRelease_v2");
        return Succeeds("cuDevicePrimaryCtxRelease_v2", () => call(device));
    }

    /// <summary>Compiles PTX for the current device and finds its kernel.</summary>
    public bool LoadKernel(ReadOnlySpan<byte> zeroTerminatedPtx, ReadOnlySpan<byte> zeroTerminatedName, out nint kernel)
    {
        nint module = 0, function = 0;
        var (moduleAt, functionAt) = ((nint)(&module), (nint)(&function));
        var load = (delegate* unmanaged[Cdecl]<nint, byte*, int>)library.Find("cuModuleLoadData");
        var find = (delegate* unmanaged[Cdecl]<nint, nint, byte*, int>)library.Find("cuModuleGetFunction");
        fixed (byte* ptx = zeroTerminatedPtx, name = zeroTerminatedName)
        {
            var (ptxAt, nameAt) = ((nint)ptx, (nint)name);
            var ok = Succeeds("cuModuleLoadData", () => load(moduleAt, (byte*)ptxAt));
            var loaded = module;
            ok = ok && Succeeds("cuModuleGetFunction", () => find(functionAt, loaded, (byte*)nameAt));
            kernel = function;
            return ok;
        }
    }

    public bool Allocate(int bytes, out ulong address)
    {
        ulong value = 0;
        var at = (nint)(&value);
        var call = (delegate* unmanaged[Cdecl]<nint, nuint, int>)library.Find("cuMemAlloc_v2");
        var ok = Succeeds("cuMemAlloc_v2", () => call(at, (nuint)bytes));
        address = value;
        return ok;
    }

    public bool Free(ulong address)
    {
        var call = (delegate* unmanaged[Cdecl]<ulong, int>)library.Find("cuMemFree_v2");
        return Succeeds("cuMemFree_v2", () => call(address));
    }

    public bool CopyToDevice(ulong address, ReadOnlySpan<uint> from)
    {
        var bytes = (nuint)from.Length * sizeof(uint);
        var call = (delegate* unmanaged[Cdecl]<ulong, nint, nuint, int>)library.Find("cuMemcpyHtoD_v2");
        fixed (uint* start = from)
        {
            var at = (nint)start;
            return Succeeds("cuMemcpyHtoD_v2", () => call(address, at, bytes));
        }
    }

    public bool CopyFromDevice(Span<uint> to, ulong address)
    {
        var bytes = (nuint)to.Length * sizeof(uint);
        var call = (delegate* unmanaged[Cdecl]<nint, ulong, nuint, int>)library.Find("cuMemcpyDtoH_v2");
        fixed (uint* start = to)
        {
            var at = (nint)start;
            return Succeeds("cuMemcpyDtoH_v2", () => call(at, address, bytes));
        }
    }

    /// <summary>Runs the kernel of <see cref="Computation"/> and waits for it.</summary>
    public bool Launch(nint kernel, ulong input, ulong integers, ulong floats, uint count)
    {
        var arguments = stackalloc void*[4] { &input, &integers, &floats, &count };
        var at = (nint)arguments;
        var blocks = (count + Computation.Width - 1) / Computation.Width;
        var launch = (delegate* unmanaged[Cdecl]<nint, uint, uint, uint, uint, uint, uint, uint, nint, nint, nint, int>)library.Find("cuLaunchKernel");
        var wait = (delegate* unmanaged[Cdecl]<int>)library.Find("cuCtxSynchronize");
        return Succeeds("cuLaunchKernel", () => launch(kernel, blocks, 1, 1, Computation.Width, 1, 1, 0, 0, at, 0))
            && Succeeds("cuCtxSynchronize", () => wait());
    }

    private bool Succeeds(string name, Func<int> call)
    {
        writer.Call(name);
        var code = call();
        writer.Result(name, code, code == 0 ? "" : NameOf(code));
        return code == 0;
    }

    private string NameOf(int code)
    {
        nint text = 0;
        var name = (delegate* unmanaged[Cdecl]<int, nint*, int>)library.Find("cuGetErrorName");
        return name is null || name(code, &text) != 0 ? "" : LoadedLibrary.TextAt(text);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
