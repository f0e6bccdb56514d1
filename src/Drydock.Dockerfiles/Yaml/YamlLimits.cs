namespace Drydock.Dockerfiles.Yaml;

/// <summary>What is read at most of a YAML file.</summary>
public static class YamlLimits
{
    /// <summary>Characters of the file.</summary>
    public const int Characters = 4 << 20;

    /// <summary>Nodes of all documents together, those that merge keys draw in included.</summary>
    public const int Nodes = 200_000;

    /// <summary>Levels of nesting.</summary>
    public const int Depth = 64;

    /// <summary>Aliases of all documents together.</summary>
    public const int Aliases = 1_000;
}
