namespace Drydock.Gpu.Probe.Causes;

/// <summary>Why a process that calls a driver does not come to its end.</summary>
internal static class AbnormalEnds
{
    private const string HostLog = "look for Xid and NVRM lines in the host's kernel log (dmesg)";

    /// <summary>This program could not start itself.</summary>
    public static KnownCause NotStarted { get; } = new(
        "the tool cannot start a process of itself here", "give the container at least 16 processes (--pids-limit) and a drydock binary that it may execute");

    /// <summary>Something outside ended the step.</summary>
    public static KnownCause Ended { get; } = new(
        "the process was ended from outside, for example for want of memory", "look at the container's memory and process limits and at the host's kernel log, then probe again");

    /// <summary>A call that waits, but can be killed.</summary>
    public static KnownCause Hangs(string call) => new(
        $"the driver hangs in {call}",
        $"{HostLog}, check that no other process holds the GPU and that nvidia-persistenced and, on NVSwitch machines, nvidia-fabricmanager run; then reset the GPU or restart the host. The first start on a machine with many GPUs is slow: try --timeout 120s");

    /// <summary>A call that waits inside the kernel.</summary>
    public static KnownCause HangsInKernel(string call) => new(
        $"the driver hangs in {call}, inside the kernel, where no signal reaches it",
        $"{HostLog}; the GPU has probably fallen off the bus: reset it, or restart the host");

    /// <summary>A library that floods standard output.</summary>
    public static KnownCause Prints(string library) => new(
        $"{library} prints without end", "check which library LD_LIBRARY_PATH, LD_PRELOAD and the loader's cache choose, and use the driver's own");

    /// <summary>A library that crashes.</summary>
    public static KnownCause Crashes(string library, int signal) => new(
        $"{library} crashes with {NameOfSignal(signal)}: it is damaged, is not the driver's, or does not fit the host's kernel module",
        "compare its version with /proc/driver/nvidia/version, remove copies of it that lie in the image or on LD_LIBRARY_PATH, and let the container runtime mount the host's");

    /// <summary>A library that calls exit.</summary>
    public static KnownCause Leaves(string library) => new(
        $"{library} ends the process that uses it", "check which library LD_LIBRARY_PATH, LD_PRELOAD and the loader's cache choose, and use the driver's own");

    /// <summary><c>signal 11 (SIGSEGV)</c>.</summary>
    public static string NameOfSignal(int signal) => signal switch
    {
        4 => "signal 4 (SIGILL)",
        6 => "signal 6 (SIGABRT)",
        7 => "signal 7 (SIGBUS)",
        8 => "signal 8 (SIGFPE)",
        9 => "signal 9 (SIGKILL)",
        11 => "signal 11 (SIGSEGV)",
        15 => "signal 15 (SIGTERM)",
        31 => "signal 31 (SIGSYS)",
        _ => $"signal {signal}",
    };
}
