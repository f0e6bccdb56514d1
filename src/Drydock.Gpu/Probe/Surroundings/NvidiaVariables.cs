namespace Drydock.Gpu.Probe.Surroundings;

/// <summary>The variables of NVIDIA's runtime and of CUDA in this process.</summary>
/// <param name="environment">Reads a variable; null when it is not set.</param>
/// <remarks>NVIDIA Container Toolkit, "Environment variables (OCI spec)"; CUDA C++ Programming Guide, "CUDA Environment Variables".</remarks>
internal sealed class NvidiaVariables(Func<string, string?> environment)
{
    private static readonly string[] Shown =
        ["NVIDIA_VISIBLE_DEVICES", "NVIDIA_DRIVER_CAPABILITIES", "NVIDIA_REQUIRE_CUDA", "NVIDIA_DISABLE_REQUIRE", "CUDA_VISIBLE_DEVICES", "CUDA_VERSION", "LD_LIBRARY_PATH", "LD_PRELOAD"];

    /// <summary>CUDA version of the image, as NVIDIA's base images set it.</summary>
    public string? CudaVersion => Value("CUDA_VERSION");

    /// <summary>CUDA hides every device: the list is set and empty, or begins with a number below zero.</summary>
    public bool CudaHidesAll => environment("CUDA_VISIBLE_DEVICES") is { } list && (list.Trim().Length == 0 || list.TrimStart().StartsWith('-'));

    /// <summary>What CUDA_VISIBLE_DEVICES is set to; null when it is not.</summary>
    public string? CudaVisible => environment("CUDA_VISIBLE_DEVICES") is { } list ? ProbeText.OneLine(list) : null;

    /// <summary>The runtime was told to give no GPU.</summary>
    public bool RuntimeGivesNone => Value("NVIDIA_VISIBLE_DEVICES") is "none" or "void";

    /// <summary>What NVIDIA_VISIBLE_DEVICES is set to; null when it is empty or not set.</summary>
    public string? Visible => Value("NVIDIA_VISIBLE_DEVICES");

    /// <summary>A capability is granted: it is listed, or <c>all</c> is, or nothing is and it is one of the default two.</summary>
    public bool Grants(string capability)
    {
        if (Value("NVIDIA_DRIVER_CAPABILITIES") is not { } list) return capability is "compute" or "utility";
        var words = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return words.Contains("all", StringComparer.Ordinal) || words.Contains(capability, StringComparer.Ordinal);
    }

    /// <summary>What is set, as <c>NAME=value</c>.</summary>
    public IEnumerable<string> Set() => Shown.Where(name => environment(name) is not null).Select(name => $"{name}={ProbeText.OneLine(environment(name)!)}");

    /// <summary>A variable that is set to something; null otherwise.</summary>
    public string? Value(string name) => environment(name) is { Length: > 0 } value ? ProbeText.OneLine(value) : null;
}
