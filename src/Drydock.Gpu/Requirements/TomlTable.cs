namespace Drydock.Gpu.Requirements;

/// <summary>A TOML table: its values are <see cref="TomlTable"/>, lists, strings, booleans, or an object that stands for anything else.</summary>
internal sealed class TomlTable
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public IEnumerable<object?> Values => values.Values;

    public IEnumerable<KeyValuePair<string, object?>> Pairs => values;

    public object? this[string name]
    {
        get => values.GetValueOrDefault(name);
        set => values[name] = value;
    }

    public TomlTable? Table(string name) => this[name] as TomlTable;

    public List<object?>? List(string name) => this[name] as List<object?>;

    public string? Text(string name) => this[name] as string;

    public bool Flag(string name) => this[name] is true;
}
