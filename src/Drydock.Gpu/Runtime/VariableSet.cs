using System.Collections.Immutable;

namespace Drydock.Gpu.Runtime;

/// <summary>Environment variables of a container. Of two with one name the later counts.</summary>
public sealed class VariableSet
{
    private readonly ImmutableSortedDictionary<string, string> values;

    private VariableSet(ImmutableSortedDictionary<string, string> values) => this.values = values;

    public static VariableSet Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>From <c>NAME=value</c> entries, as image configurations and <c>docker run -e</c> have them; an entry without <c>=</c> is left out.</summary>
    public static VariableSet Of(IEnumerable<string> entries)
    {
        var builder = Empty.values.ToBuilder();
        foreach (var entry in entries)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) builder[entry[..equals]] = entry[(equals + 1)..];
        }

        return new VariableSet(builder.ToImmutable());
    }

    /// <summary>From names and values, as ENV and compose files have them.</summary>
    public static VariableSet Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var builder = Empty.values.ToBuilder();
        foreach (var (name, value) in pairs) builder[name] = value;
        return new VariableSet(builder.ToImmutable());
    }

    /// <summary>The value; null when the variable is not set.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>In order of their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs => values;

    /// <summary>These, with others over them.</summary>
    public VariableSet With(VariableSet over) => new(values.SetItems(over.values));

    /// <summary>CUDA_VERSION set and NVIDIA_REQUIRE_CUDA missing or empty: an image of before 2018, which is given everything when it asks for nothing.</summary>
    /// <remarks>nvidia-container-toolkit internal/config/image/cuda_image.go, IsLegacy.</remarks>
    public bool IsLegacyImage => this[NvidiaVariables.CudaVersion] is { Length: > 0 } && this[NvidiaVariables.RequireCuda] is not { Length: > 0 };

    /// <summary>NVIDIA_DISABLE_REQUIRE set to what Go reads as true.</summary>
    public bool DisablesRequirements => this[NvidiaVariables.DisableRequire] is "1" or "t" or "T" or "true" or "TRUE" or "True";
}
