using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Drydock.Images;

namespace Drydock.Assessment.Reports;

/// <summary>How every JSON format is written: two blanks of indentation, line feeds, ASCII only, null where there is nothing.</summary>
/// <remarks>Values are escaped here rather than by an encoder of the library: its strict one writes the plus sign of a version as <c>\u002B</c>, which
/// nobody can search for, and its relaxed one lets bidirectional controls through to the terminal.</remarks>
internal static class JsonText
{
    /// <summary>Opens a writer, lets <paramref name="content"/> write one value and ends the file with a line feed.</summary>
    public static void Document(Stream output, Action<Utf8JsonWriter> content)
    {
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };
        using (var writer = new Utf8JsonWriter(output, options)) content(writer);
        output.WriteByte((byte)'\n');
    }

    public static void Text(this Utf8JsonWriter writer, string name, string? value)
    {
        writer.WritePropertyName(name);
        writer.TextValue(value);
    }

    public static void TextValue(this Utf8JsonWriter writer, string? value)
    {
        if (value is null) writer.WriteNullValue();
        else writer.WriteRawValue(Literal(value), skipInputValidation: true);
    }

    public static void Texts(this Utf8JsonWriter writer, string name, ImmutableArray<string> values)
    {
        writer.WriteStartArray(name);
        // A raw value in an array is not indented by the library.
        foreach (var value in values) writer.WriteRawValue($"\n{new string(' ', 2 * writer.CurrentDepth)}{Literal(value)}", skipInputValidation: true);
        writer.WriteEndArray();
    }

    public static void Number(this Utf8JsonWriter writer, string name, int? value)
    {
        if (value is { } number) writer.WriteNumber(name, number);
        else writer.WriteNull(name);
    }

    public static void Flag(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag) writer.WriteBoolean(name, flag);
        else writer.WriteNull(name);
    }

    public static void Date(this Utf8JsonWriter writer, string name, DateOnly? value) =>
        writer.Text(name, value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static void Time(this Utf8JsonWriter writer, string name, DateTimeOffset value) => writer.Text(name, Time(value));

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public static string Time(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros, which depend on how a feed or a database spelled the number.</summary>
    public static void Decimal(this Utf8JsonWriter writer, string name, decimal value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture), skipInputValidation: true);
    }

    /// <summary>An object or, when there is no value, null.</summary>
    public static void Object<T>(this Utf8JsonWriter writer, string name, T? value, Action<T> content)
        where T : class
    {
        if (value is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        content(value);
        writer.WriteEndObject();
    }

    public static void Array<T>(this Utf8JsonWriter writer, string name, IEnumerable<T> values, Action<T> content)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStartObject();
            content(value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void Problems(this Utf8JsonWriter writer, ImmutableArray<Problem> problems) => writer.Array("problems", problems, p =>
    {
        writer.Text("doing", p.Doing);
        writer.Text("subject", p.Subject);
        writer.Text("wrong", p.Wrong);
        writer.Text("next", p.Next);
    });

    /// <summary>A JSON string in ASCII: what HTML, a terminal or a reader of lines could mistake is escaped; a lone surrogate becomes U+FFFD.</summary>
    private static string Literal(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.Value is >= ' ' and <= '~' and not ('"' or '\\' or '<' or '>' or '&' or '\'')) literal.Append((char)rune.Value);
            else AppendEscaped(literal, rune);
        }

        return literal.Append('"').ToString();
    }

    private static void AppendEscaped(StringBuilder literal, Rune rune)
    {
        switch (rune.Value)
        {
            case '"': literal.Append("\\\""); break;
            case '\\': literal.Append("\\\\"); break;
            case '\n': literal.Append("\\n"); break;
            case '\r': literal.Append("\\r"); break;
            case '\t': literal.Append("\\t"); break;
            default:
                foreach (var unit in rune.ToString()) literal.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
