using Drydock.Gpu.Checking;
using Drydock.Images;

namespace Drydock.Cli.Gpu;

/// <summary>What the configuration of a built image says about a GPU service.</summary>
internal static class GpuImage
{
    /// <summary>Its ENV and USER, those of its base included; what is installed in it is not looked at.</summary>
    public static ServiceInput Read(string name, ImageManifest manifest) => new()
    {
        Name = name,
        File = manifest.Reference,
        Variables =
        [
            .. manifest.Environment.Select(static e => (Text: e, At: e.IndexOf('=', StringComparison.Ordinal))).Where(static e => e.At > 0)
                .Select(static e => new ImageVariable(e.Text[..e.At], e.Text[(e.At + 1)..], 0)),
        ],
        User = manifest.User ?? "",
    };
}
