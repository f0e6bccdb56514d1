using System.Runtime.InteropServices;
using Drydock.Gpu.Probe.Surroundings;

namespace Drydock.Gpu.Probe.Native;

/// <summary>The few calls of the C library that .NET does not wrap.</summary>
internal static partial class SystemCalls
{
    public const int ErrorNotPermitted = 1;
    public const int ErrorInputOutput = 5;
    public const int ErrorNoSuchDeviceOrAddress = 6;
    public const int ErrorAccess = 13;
    public const int ErrorNoSuchDevice = 19;
    public const int ErrorReadOnlyFileSystem = 30;

    private const int CurrentFolder = -100;
    private const uint BasicFields = 0x7ff;
    private const int ReadWrite = 2;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int MayWriteAndSearch = 3;
    private const int MostGroups = 1024;

    /// <summary>Owner, mode and device number of a path, links followed; null when it is not there.</summary>
    /// <remarks>statx(2): its structure is the same on every architecture.</remarks>
    public static FileFacts? Stat(string path)
    {
        Span<byte> buffer = stackalloc byte[256];
        if (StatExtended(CurrentFolder, path, 0, BasicFields, ref MemoryMarshal.GetReference(buffer)) != 0) return null;
        return new FileFacts(
            MemoryMarshal.Read<uint>(buffer[20..]), MemoryMarshal.Read<uint>(buffer[24..]), MemoryMarshal.Read<ushort>(buffer[28..]),
            MemoryMarshal.Read<uint>(buffer[128..]), MemoryMarshal.Read<uint>(buffer[132..]));
    }

    /// <summary>Opens a device as the driver's libraries do and closes it again.</summary>
    /// <returns>0, or the error number.</returns>
    public static int TryOpen(string path)
    {
        var descriptor = Open(path, ReadWrite | NonBlocking | CloseOnExec);
        if (descriptor < 0) return Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        return 0;
    }

    /// <summary>Whether this process may make files in a folder.</summary>
    /// <returns>0, or the error number; 30 is a read-only file system.</returns>
    public static int TryWrite(string folder) => Access(folder, MayWriteAndSearch) == 0 ? 0 : Marshal.GetLastPInvokeError();

    /// <summary>Ends this process after some seconds, even when a library hangs in it and its parent is gone.</summary>
    public static void EndAfter(int seconds) => _ = Alarm((uint)seconds);

    /// <summary>The user and groups of this process.</summary>
    public static ProcessIdentity Identity()
    {
        var groups = new uint[MostGroups];
        var count = GetGroups(MostGroups, groups);
        return new ProcessIdentity(EffectiveUser(), EffectiveGroup(), [.. groups.Take(Math.Max(0, count)).Order()]);
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatExtended(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "alarm")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint Alarm(uint seconds);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveGroup();

    [LibraryImport("libc", EntryPoint = "getgroups")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetGroups(int size, [Out] uint[] groups);
}
