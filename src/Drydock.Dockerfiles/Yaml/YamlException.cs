namespace Drydock.Dockerfiles.Yaml;

/// <summary>The text is no YAML that is read here.</summary>
/// <param name="wrong">What is wrong, without the place.</param>
/// <param name="line">From 1.</param>
/// <param name="column">From 1.</param>
public sealed class YamlException(string wrong, int line, int column, Exception? inner = null) : Exception(wrong, inner)
{
    public int Line { get; } = line;

    public int Column { get; } = column;
}
