using System.Runtime.InteropServices;
using System.Text;

namespace Drydock.Gpu.Probe.Native;

/// <summary>A C library of the driver, loaded by the name that programs use.</summary>
internal sealed class LoadedLibrary
{
    private readonly nint handle;

    private LoadedLibrary(nint handle) => this.handle = handle;

    /// <summary>Loads it and tells the file that the loader chose; null, having told why, when it cannot.</summary>
    public static LoadedLibrary? Load(string name, StepWriter writer)
    {
        writer.Call("load " + name);
        try
        {
            var library = new LoadedLibrary(NativeLibrary.Load(name));
            writer.Result("load " + name, 0);
            if (MappedFile(name) is { } file) writer.Fact("file", file);
            return library;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            writer.Result("load " + name, 1, Reason(name, error.Message));
            return null;
        }
    }

    /// <summary>Tells which of some functions the library lacks.</summary>
    /// <returns>Whether it has them all.</returns>
    public bool HasAll(IReadOnlyList<string> names, StepWriter writer)
    {
        var missing = names.Where(name => Find(name) == 0).ToArray();
        foreach (var name in missing) writer.Fact("missing", name);
        return missing.Length == 0;
    }

    /// <summary>Address of a function; 0 when the library lacks it.</summary>
    public nint Find(string name) => NativeLibrary.TryGetExport(handle, name, out var address) ? address : 0;

    /// <summary>Text at an address, at most 200 bytes; empty for none.</summary>
    public static string TextAt(nint address)
    {
        const int Longest = 200;
        if (address == 0) return "";
        var bytes = new byte[Longest];
        for (var i = 0; i < Longest; i++)
        {
            bytes[i] = Marshal.ReadByte(address, i);
            if (bytes[i] == 0) return Encoding.UTF8.GetString(bytes, 0, i);
        }

        return Encoding.UTF8.GetString(bytes);
    }

    // .NET lists every name that it tried; the loader's own words for this one are what helps.
    private static string Reason(string name, string message) =>
        message.Split('\n').Select(static l => l.Trim()).FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal) || l.Contains(": ", StringComparison.Ordinal)) ?? message;

    private static string? MappedFile(string name)
    {
        try
        {
            var stem = name[..(name.IndexOf(".so", StringComparison.Ordinal) + 3)];
            return File.ReadLines("/proc/self/maps").Where(line => line.Contains('/' + stem, StringComparison.Ordinal)).Select(static line => line[line.IndexOf('/', StringComparison.Ordinal)..]).FirstOrDefault();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
