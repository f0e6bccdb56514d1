using System.CommandLine;
using System.CommandLine.Parsing;
using Drydock.Gpu.Reference;
using Drydock.Gpu.Resolution;
using Drydock.Gpu.Versions;

namespace Drydock.Cli.Gpu;

/// <summary>Options that the GPU commands share.</summary>
internal static class GpuOptions
{
    public static Option<PythonVersion?> Python() => new("--python")
    {
        Description = "Python that the packages are installed for, such as 3.12",
        HelpName = "version",
        CustomParser = static result => Read<PythonVersion>(result, static text => PythonVersion.TryParse(text, out var version) ? version : null, "a Python version; write it as 3.12"),
    };

    public static Option<DriverVersion?> Driver() => new("--driver")
    {
        Description = "NVIDIA driver of the host, such as 550.54.14; 550 is the oldest of that branch",
        HelpName = "version",
        CustomParser = static result => Read<DriverVersion>(
            result, static text => DriverVersion.TryParse(text.StartsWith(">=", StringComparison.Ordinal) ? text.AsSpan(2) : text, out var version) ? version : null, "a driver version; write it as 550.54.14"),
    };

    public static Option<GpuArchitecture?> Gpu() => new("--gpu")
    {
        Description = "GPU by name or architecture: H100, 'NVIDIA A100-SXM4-40GB', sm_90",
        HelpName = "gpu",
        CustomParser = static result => Read<GpuArchitecture>(result, static text => GpuNames.Find(text, GpuTables.BuiltIn), "a known GPU; write its name (H100) or its architecture (sm_90)"),
    };

    private static T? Read<T>(ArgumentResult result, Func<string, T?> read, string expected)
        where T : struct
    {
        var text = result.Tokens[0].Value;
        if (read(text) is { } value) return value;
        result.AddError($"'{text}' is not {expected}");
        return null;
    }
}
