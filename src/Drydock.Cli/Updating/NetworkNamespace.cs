using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Drydock.Cli.Updating;

/// <summary>The network of a process on this machine, which a thread can enter: a container without any network has its own loopback interface, and nothing else reaches that.</summary>
/// <remarks>setns(2): the network belongs to the thread, a socket to the network that it was made in. It needs CAP_SYS_ADMIN; without it an engine's published port is asked instead.</remarks>
internal sealed partial class NetworkNamespace : IDisposable
{
    private const int NewNetwork = 0x40000000;

    private readonly SafeFileHandle handle;

    private NetworkNamespace(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Opens the network of a container's process; null where that is not here, is another process, or may not be entered.</summary>
    /// <param name="process">Its id, as the engine says.</param>
    /// <param name="hostName">The container's name for itself: proof that this is its process, as engines may run in another machine.</param>
    public static async Task<NetworkNamespace?> OpenAsync(int process, string hostName, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || process <= 0) return null;
        try
        {
            var environment = await File.ReadAllTextAsync($"/proc/{process}/environ", cancellationToken);
            if (!environment.Split('\0').Contains($"HOSTNAME={hostName}", StringComparer.Ordinal)) return null;
            var opened = new NetworkNamespace(File.OpenHandle($"/proc/{process}/ns/net", FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            if (await opened.InsideAsync(static () => true) is true) return opened;
            opened.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or Win32Exception)
        {
            // It is gone, or not ours: the caller asks another way.
        }

        return null;
    }

    /// <summary>Connects from inside.</summary>
    /// <exception cref="SocketException">Nobody answers there.</exception>
    public Task<Socket> ConnectAsync(IPEndPoint to) => InsideAsync(() =>
    {
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(to);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    });

    public void Dispose() => handle.Dispose();

    /// <summary>Does something on a thread that lives in the network and ends with it.</summary>
    private Task<T> InsideAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                if (SetNamespace(handle, NewNetwork) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
                done.SetResult(work());
            }
            catch (Exception error) when (error is Win32Exception or ObjectDisposedException)
            {
                // SocketException is a Win32Exception.
                done.SetException(error);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return done.Task;
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetNamespace(SafeFileHandle namespaceHandle, int kind);
}
