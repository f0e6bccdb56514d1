using System.Globalization;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Reference;

/// <summary>Reads the rows of each table.</summary>
/// <remarks>A cell that cannot be read is a <see cref="FormatException"/> with its value.</remarks>
internal static class GpuTableRows
{
    private const string Ptx = "+PTX";
    private const string PyPi = "pypi:";

    public static CudaLeastDriver LeastDriver(ReferenceRow r) => new(CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["linux"]), DriverVersion.Parse(r["windows"]), r.Citation);

    public static CudaMinorCompatibility MinorCompatibility(ReferenceRow r) => new(Number(r["major"]), DriverVersion.Parse(r["linux"]), DriverVersion.Parse(r["windows"]), r.Citation);

    public static CudaPairedDriver PairedDriver(ReferenceRow r) => new(CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["linux"]), r.Citation);

    public static TorchRelease TorchRelease(ReferenceRow r) => new(
        Line(r["torch"]),
        Python(r["from"]),
        Python(r["to"]),
        [.. r.Words("experimental").Select(PythonVersion.Parse)],
        [.. r.Words("cuda").Select(CudaVersion.Parse)],
        [.. r.Words("experimental cuda").Select(CudaVersion.Parse)],
        r["date"],
        r["state"] == "planned",
        r.Citation);

    public static TorchDefaultCuda DefaultCuda(ReferenceRow r) =>
        new(Line(r["torch"]), CudaVersion.Parse(r["cuda"]), DriverVersion.Parse(r["least driver"]), r["confirmed"] == "yes", r.Citation);

    public static TorchCudnn Cudnn(ReferenceRow r) => new(Line(r["torch"]), CudaVersion.Parse(r["cuda"]), WheelVersion.Parse(r["cudnn"]), r.Citation);

    public static TorchArchitectures Architectures(ReferenceRow r) => new(
        Line(r["from"]),
        Line(r["to"]),
        CudaVersion.Parse(r["cuda"]),
        [.. r.Words("architectures").Select(Architecture)],
        r.Words("architectures").Where(static word => word.EndsWith(Ptx, StringComparison.Ordinal)).Select(static word => (GpuArchitecture?)Architecture(word)).FirstOrDefault(),
        r.Citation);

    public static TorchPins Pins(ReferenceRow r) => new(
        WheelVersion.Parse(r["torch"]),
        WheelVersion.Parse(r["torchvision"]),
        WheelVersion.Parse(r["torchaudio"]),
        [.. r.Words("pythons").Select(PythonVersion.Parse)],
        [.. r.Words("builds").Where(static word => !word.StartsWith(PyPi, StringComparison.Ordinal))],
        r.Words("builds").Where(static word => word.StartsWith(PyPi, StringComparison.Ordinal)).Select(static word => (CudaVersion?)CudaVersion.Parse(word[PyPi.Length..])).FirstOrDefault(),
        r.Citation);

    public static TorchGlibc TorchGlibc(ReferenceRow r) => new(Line(r["from"]), Line(r["to"]), CudaVersion.TryParse(r["cuda"], out var cuda) ? cuda : null, Line(r["glibc"]), r.Citation);

    public static SystemGlibc SystemGlibc(ReferenceRow r) => new(r["system"], r["codename"], r["version"], Line(r["glibc"]), Python(r["python"]), r.Citation);

    public static DriverCapability Capability(ReferenceRow r) => new(
        r["capability"],
        r["default"] == "yes",
        r["needed"] switch { "yes" => CapabilityNeed.Needed, "sometimes" => CapabilityNeed.Sometimes, _ => CapabilityNeed.NotNeeded },
        r["grants"],
        r["note"],
        r.Citation);

    public static GpuModel Gpu(ReferenceRow r) => new(r["gpu"], GpuArchitecture.Parse(r["capability"]), r.Citation);

    public static DriverBranch DriverBranch(ReferenceRow r) => new(Number(r["branch"]), Date(r["released"]), Date(r["end"]), r["long-term"] == "yes", r.Citation);

    public static CudaSize Size(ReferenceRow r) => new(r["what"], Number(r["megabytes"]), r.Citation);

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException($"'{text}' is not a number");

    private static DateOnly Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw new FormatException($"'{text}' is not a day");

    private static PythonVersion? Python(string text) => text.Length == 0 ? null : PythonVersion.Parse(text);

    private static GpuArchitecture Architecture(string word) => GpuArchitecture.Parse("sm_" + word.Replace(Ptx, "", StringComparison.Ordinal));

    private static (int, int) Line(string text) => text.Split('.') is [var major, var minor] ? (Number(major), Number(minor)) : throw new FormatException($"'{text}' is not a version such as 2.5");
}
