using Tomlyn;
using Tomlyn.Parsing;

namespace Drydock.Gpu.Requirements;

/// <summary>Reads TOML 1.0 into tables from parse events, without recursion; the parser refuses nesting deeper than 64.</summary>
internal static class TomlTables
{
    /// <summary>The root table; null with a clause when the text is not TOML.</summary>
    public static TomlTable? Parse(string text, out string wrong)
    {
        wrong = "";
        var root = new TomlTable();
        var open = new Stack<object>();
        string? property = null;
        try
        {
            var parser = TomlParser.Create(text);
            while (parser.MoveNext())
            {
                switch (parser.Current.Kind)
                {
                    case TomlParseEventKind.PropertyName:
                        property = parser.GetPropertyName();
                        break;
                    case TomlParseEventKind.StartTable:
                        open.Push(open.Count == 0 ? root : Place(open.Peek(), property, static () => new TomlTable()));
                        break;
                    case TomlParseEventKind.StartArray:
                        open.Push(Place(open.Peek(), property, static () => new List<object?>()));
                        break;
                    case TomlParseEventKind.EndTable or TomlParseEventKind.EndArray:
                        open.Pop();
                        break;
                    case TomlParseEventKind.String:
                        Set(open.Peek(), property, parser.GetString());
                        break;
                    case TomlParseEventKind.Boolean:
                        Set(open.Peek(), property, parser.Current.GetBoolean());
                        break;
                    case TomlParseEventKind.Integer or TomlParseEventKind.Float or TomlParseEventKind.DateTime:
                        Set(open.Peek(), property, null);
                        break;
                }
            }

            return root;
        }
        catch (Exception error) when (error is TomlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // Beside its own exception the parser lets a few others out on damaged text.
            wrong = $"it is not TOML ({error.Message.Split('\n')[0].TrimEnd('.')})";
            return null;
        }
    }

    /// <summary>Opens a container: a table that was opened before under the same name goes on.</summary>
    private static object Place<T>(object parent, string? property, Func<T> create)
        where T : class
    {
        if (parent is TomlTable table && property is not null && table[property] is T there) return there;
        var made = create();
        Set(parent, property, made);
        return made;
    }

    private static void Set(object parent, string? property, object? value)
    {
        if (parent is List<object?> list) list.Add(value);
        else if (parent is TomlTable table && property is not null) table[property] = value;
    }
}
