namespace Drydock.Dockerfiles.Yaml;

/// <summary>A scalar as written.</summary>
/// <param name="Plain">False when it is quoted or a block: then it is a string whatever it looks like.</param>
public sealed record YamlScalar(string Value, bool Plain, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>True for a plain <c>null</c>, <c>~</c> or nothing at all (YAML 1.2 core schema, 10.3.2).</summary>
    public bool IsNull => Plain && Value is ("" or "~" or "null" or "Null" or "NULL");

    /// <summary>The truth value of a plain scalar; null when it is none. YAML 1.1's yes and no count too, as Compose reads them.</summary>
    public bool? AsBoolean => !Plain ? null : Value.ToLowerInvariant() switch { "true" or "yes" or "on" or "y" => true, "false" or "no" or "off" or "n" => false, _ => null };
}
