using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Drydock.Cli.Editing;

/// <summary>JSON of messages. Bytes that are no message are told apart from a stream that is broken.</summary>
internal sealed class LspFormatter : PolyTypeJsonFormatter, IJsonRpcMessageTextFormatter
{
    [SetsRequiredMembers]
    public LspFormatter()
    {
        TypeShapeProvider = PolyType.SourceGenerator.TypeShapeProvider_drydock.Default;
        JsonSerializerOptions = LspJson.Default.Options;

        // Of the converters that the library adds only that of request ids is needed: no streams and no objects are passed by reference here.
        for (var i = JsonSerializerOptions.Converters.Count - 1; i >= 0; i--)
            if (JsonSerializerOptions.Converters[i] is not JsonConverter<RequestId>) JsonSerializerOptions.Converters.RemoveAt(i);
    }

    JsonRpcMessage IJsonRpcMessageTextFormatter.Deserialize(ReadOnlySequence<byte> contentBuffer, Encoding encoding)
    {
        try
        {
            return Deserialize(contentBuffer, Encoding);
        }
        catch (JsonException error)
        {
            throw new DamagedMessageException(JsonRpcErrorCode.ParseError, error);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or KeyNotFoundException or NotSupportedException)
        {
            // Members of another kind than the protocol gives them.
            throw new DamagedMessageException(JsonRpcErrorCode.InvalidRequest, error);
        }
    }
}
