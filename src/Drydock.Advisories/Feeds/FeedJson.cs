using System.Text.Json;

namespace Drydock.Advisories.Feeds;

/// <summary>Pulls JSON tokens from a stream through one buffer. A value of another type than asked for is passed over and answered with null.</summary>
internal ref struct FeedJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = FeedLimits.JsonDepth };

    private readonly Stream? stream;
    private readonly long limit;
    private byte[]? buffer;
    private int length;
    private long total;
    private int consumedBefore;
    private Utf8JsonReader reader;

    /// <summary>Reads a stream, which stays open.</summary>
    public FeedJson(Stream stream, long limit = FeedLimits.DocumentBytes)
    {
        this.stream = stream;
        this.limit = limit;
        buffer = new byte[64 << 10];
        length = Fill(0);
        total = length;
        var skip = buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        reader = new Utf8JsonReader(buffer.AsSpan(skip, length - skip), isFinalBlock: length == 0, new JsonReaderState(Options));
        consumedBefore = skip;
    }

    /// <summary>Reads a whole document.</summary>
    public FeedJson(ReadOnlySpan<byte> document)
    {
        limit = document.Length;
        total = document.Length;
        reader = new Utf8JsonReader(document, isFinalBlock: true, new JsonReaderState(Options));
    }

    public readonly JsonTokenType Token => reader.TokenType;

    /// <summary>Goes to the next token; false at the end of the document.</summary>
    public bool Read()
    {
        try
        {
            while (!reader.Read())
            {
                if (stream is null || reader.IsFinalBlock) return false;
                Refill();
            }

            return true;
        }
        catch (JsonException e)
        {
            throw new FeedException(reader.IsFinalBlock && stream is not null
                ? $"the JSON ends too early or is damaged, after {total:N0} bytes"
                : "the JSON is damaged", e);
        }
    }

    /// <summary>Reads the opening of the document, which must be an object or an array as asked.</summary>
    public void Open(JsonTokenType expected)
    {
        if (!Read() || Token != expected)
        {
            throw new FeedException(expected == JsonTokenType.StartObject ? "it is not a JSON object" : "it is not a JSON array");
        }
    }

    /// <summary>Reads what may follow the document, which is white space only.</summary>
    public void Close()
    {
        if (Read()) throw new FeedException("something follows the JSON document");
    }

    /// <summary>Inside an object: goes to the next property's name; false at the object's end.</summary>
    public bool NextProperty()
    {
        if (!Read()) throw new FeedException("the JSON ends too early");
        return Token == JsonTokenType.PropertyName;
    }

    /// <summary>Inside an array: goes to the next item; false at the array's end.</summary>
    public bool NextItem()
    {
        if (!Read()) throw new FeedException("the JSON ends too early");
        return Token != JsonTokenType.EndArray;
    }

    /// <summary>True when the current property has this name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => reader.ValueTextEquals(name);

    /// <summary>The current name or string.</summary>
    public readonly string Text()
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            throw new FeedException("the JSON holds text that is not UTF-8", e);
        }
    }

    /// <summary>Goes to the property's value; true when an object begins there. Anything else is passed over.</summary>
    public bool ValueIsObject() => ValueOpens(JsonTokenType.StartObject);

    /// <summary>Goes to the property's value; true when an array begins there. Anything else is passed over.</summary>
    public bool ValueIsArray() => ValueOpens(JsonTokenType.StartArray);

    /// <summary>The property's value when it is a string, else null.</summary>
    public string? ReadText()
    {
        Advance();
        if (Token == JsonTokenType.String) return Text();
        SkipCurrent();
        return null;
    }

    /// <summary>The property's value when it is true or false, else null.</summary>
    public bool? ReadBoolean()
    {
        Advance();
        if (Token is JsonTokenType.True or JsonTokenType.False) return Token == JsonTokenType.True;
        SkipCurrent();
        return null;
    }

    /// <summary>Passes over the property's value.</summary>
    public void SkipValue()
    {
        Advance();
        SkipCurrent();
    }

    /// <summary>Passes over the rest of what begins at the current token.</summary>
    public void SkipCurrent()
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        var depth = 1;
        while (depth > 0)
        {
            Advance();
            if (Token is JsonTokenType.StartObject or JsonTokenType.StartArray) depth++;
            else if (Token is JsonTokenType.EndObject or JsonTokenType.EndArray) depth--;
        }
    }

    /// <summary>Goes to the next token, which must be there.</summary>
    public void Advance()
    {
        if (!Read()) throw new FeedException("the JSON ends too early");
    }

    private bool ValueOpens(JsonTokenType type)
    {
        Advance();
        if (Token == type) return true;
        SkipCurrent();
        return false;
    }

    private void Refill()
    {
        var consumed = consumedBefore + (int)reader.BytesConsumed;
        var rest = length - consumed;
        if (rest == buffer!.Length)
        {
            if (rest >= FeedLimits.TokenBytes) throw new FeedException($"the JSON holds a value of more than {FeedLimits.TokenBytes:N0} bytes");
            Array.Resize(ref buffer, rest * 2);
        }
        else
        {
            buffer.AsSpan(consumed, rest).CopyTo(buffer);
        }

        var read = Fill(rest);
        total += read;
        if (total > limit) throw new FeedException($"it is larger than the limit of {limit:N0} bytes");
        length = rest + read;
        reader = new Utf8JsonReader(buffer.AsSpan(0, length), isFinalBlock: read == 0, reader.CurrentState);
        consumedBefore = 0;
    }

    private readonly int Fill(int offset)
    {
        var read = 0;
        while (offset + read < buffer!.Length)
        {
            var got = stream!.Read(buffer, offset + read, buffer.Length - offset - read);
            if (got == 0) break;
            read += got;
        }

        return read;
    }
}
