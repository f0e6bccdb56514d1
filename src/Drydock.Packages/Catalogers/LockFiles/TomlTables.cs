using Tomlyn;
using Tomlyn.Parsing;

namespace Drydock.Packages.Catalogers.LockFiles;

/// <summary>A TOML document as plain tables (<see cref="Dictionary{TKey,TValue}"/>), arrays (<see cref="List{T}"/>) and strings; other values are null.</summary>
/// <remarks>TOML 1.0. Built from parse events without recursion; the parser refuses nesting deeper than 64.</remarks>
internal static class TomlTables
{
    /// <summary>The root table; null with a one-line reason when the text is not TOML.</summary>
    public static Dictionary<string, object?>? Parse(ReadOnlySpan<byte> content, out string wrong)
    {
        wrong = "";
        var parser = TomlParser.Create(Utf8Text.DecodeFile(content));
        var root = new Dictionary<string, object?>(StringComparer.Ordinal);
        var open = new Stack<object>();
        string? property = null;
        try
        {
            while (parser.MoveNext())
            {
                switch (parser.Current.Kind)
                {
                    case TomlParseEventKind.PropertyName:
                        property = parser.GetPropertyName();
                        break;
                    case TomlParseEventKind.StartTable:
                        open.Push(open.Count == 0 ? root : Place(open.Peek(), property, static () => new Dictionary<string, object?>(StringComparer.Ordinal)));
                        break;
                    case TomlParseEventKind.StartArray:
                        open.Push(Place(open.Peek(), property, static () => new List<object?>()));
                        break;
                    case TomlParseEventKind.EndTable or TomlParseEventKind.EndArray:
                        open.Pop();
                        break;
                    case TomlParseEventKind.String:
                        SetValue(open.Peek(), property, parser.GetString());
                        break;
                    case TomlParseEventKind.Boolean or TomlParseEventKind.Integer or TomlParseEventKind.Float or TomlParseEventKind.DateTime:
                        SetValue(open.Peek(), property, null);
                        break;
                }
            }

            return root;
        }
        catch (Exception e) when (e is TomlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // Beside its own exception the parser lets a few others out on damaged text.
            wrong = $"it is not TOML ({Utf8Text.Shown(e.Message.Split('\n')[0])})";
            return null;
        }
    }

    /// <summary>A table in a table; null when it is absent or something else.</summary>
    public static Dictionary<string, object?>? Table(Dictionary<string, object?>? table, string name) =>
        table?.GetValueOrDefault(name) as Dictionary<string, object?>;

    /// <summary>The elements of an array in a table; none when it is absent or something else.</summary>
    public static IEnumerable<object?> Array(Dictionary<string, object?>? table, string name) => table?.GetValueOrDefault(name) as List<object?> ?? [];

    /// <summary>A string in a table; null when it is absent or something else.</summary>
    public static string? Text(Dictionary<string, object?>? table, string name) => table?.GetValueOrDefault(name) as string;

    /// <summary>Opens a container: a table that was opened before under the same name goes on.</summary>
    private static object Place<T>(object parent, string? property, Func<T> create)
        where T : class
    {
        if (parent is Dictionary<string, object?> table && property is not null && table.GetValueOrDefault(property) is T there) return there;
        var made = create();
        SetValue(parent, property, made);
        return made;
    }

    private static void SetValue(object parent, string? property, object? value)
    {
        if (parent is List<object?> array) array.Add(value);
        else if (parent is Dictionary<string, object?> table && property is not null) table[property] = value;
    }
}
