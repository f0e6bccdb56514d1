using System.Buffers;
using System.Text;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Drydock.Cli.Editing;

/// <summary>JSON of messages. Bytes that are no message are told apart from a stream that is broken.</summary>
internal sealed class LspFormatter : PolyTypeJsonFormatter, IJsonRpcMessageTextFormatter
{
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
