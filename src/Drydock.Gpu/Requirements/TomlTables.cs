namespace Drydock.Gpu.Requirements;

/// <summary>Reads the part of TOML 1.0 in which projects write their dependencies: tables, arrays of tables, dotted and quoted keys, strings of all four
/// kinds, booleans, arrays and inline tables. Numbers and dates are passed over.</summary>
/// <remarks>Text that does not follow this part is refused as a whole, never half read.</remarks>
internal static class TomlTables
{
    /// <summary>The root table; null with a clause when the text is not understood.</summary>
    public static TomlTable? Parse(string text, out string wrong)
    {
        var reader = new TomlReader(text);
        var root = new TomlTable();
        wrong = reader.ReadInto(root) ? "" : $"line {reader.Line} is not TOML, or of a kind that is not read here";
        return wrong.Length == 0 ? root : null;
    }
}
