using StreamJsonRpc.Protocol;

namespace Drydock.Cli.Editing;

/// <summary>Bytes between two headers that are no message.</summary>
internal sealed class DamagedMessageException(JsonRpcErrorCode code, Exception cause) : Exception("the message is damaged", cause)
{
    public JsonRpcErrorCode Code => code;
}
