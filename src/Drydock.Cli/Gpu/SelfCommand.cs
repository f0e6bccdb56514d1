namespace Drydock.Cli.Gpu;

/// <summary>How this program is started again.</summary>
internal static class SelfCommand
{
    /// <summary>The published binary, or the runtime with the program's assembly.</summary>
    public static IReadOnlyList<string> Find()
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "drydock.dll");
        var process = Environment.ProcessPath ?? "drydock";
        if (!File.Exists(assembly) || Path.GetFileNameWithoutExtension(process) == "drydock") return [process];
        return [Path.GetFileNameWithoutExtension(process) == "dotnet" ? process : "dotnet", assembly];
    }

    /// <summary>The single file that runs anywhere; null when this is a build that needs the .NET runtime.</summary>
    public static string? FindBinary() =>
        Environment.ProcessPath is { } process && !File.Exists(Path.Combine(AppContext.BaseDirectory, "drydock.dll")) ? process : null;
}
