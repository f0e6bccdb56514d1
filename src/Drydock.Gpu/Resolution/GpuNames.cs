using Drydock.Gpu.Reference;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Resolution;

/// <summary>Finds a GPU by what people and nvidia-smi call it.</summary>
public static class GpuNames
{
    private const int Longest = 100;

    /// <summary><c>sm_90</c>, <c>9.0</c>, <c>H100</c>, <c>NVIDIA H100 80GB HBM3</c>, <c>NVIDIA A100-SXM4-40GB</c>, <c>Tesla T4</c>; null when it is not known.</summary>
    public static GpuArchitecture? Find(string text, GpuTables tables)
    {
        if (text.Length is 0 or > Longest) return null;
        if (GpuArchitecture.TryParse(text.Trim(), out var architecture)) return architecture;
        var wanted = Plain(text);
        return tables.Gpus.Where(gpu => Begins(wanted, Plain(gpu.Name))).OrderByDescending(static gpu => gpu.Name.Length).FirstOrDefault()?.Architecture;
    }

    private static bool Begins(string text, string name) => text.StartsWith(name, StringComparison.Ordinal) && (text.Length == name.Length || text[name.Length] == ' ')
        && !(text.Length > name.Length && text[(name.Length + 1)..].Split(' ')[0] is "ti" or "super" or "ada" or "max-q" or "laptop" && !name.Contains(' ', StringComparison.Ordinal));

    private static string Plain(string text)
    {
        var plain = text.Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
        foreach (var prefix in (ReadOnlySpan<string>)["nvidia ", "tesla ", "geforce "])
            if (plain.StartsWith(prefix, StringComparison.Ordinal)) plain = plain[prefix.Length..];
        return plain;
    }
}
