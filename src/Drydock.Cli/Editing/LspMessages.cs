using System.IO.Pipelines;
using Drydock.Images;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace Drydock.Cli.Editing;

/// <summary>Messages of an editor over two streams, within limits.</summary>
/// <remarks>The conversation ends with <c>exit</c> or with the stream, and not before all that was asked is answered.</remarks>
/// <param name="settle">Ends when what was read is worked off; more is not read before that.</param>
internal sealed class LspMessages(Stream input, Stream output, Func<Task> settle)
    : HeaderDelimitedMessageHandler(PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true)), Bounded(input), new LspFormatter())
{
    /// <summary>Largest message: a Dockerfile of the largest size, escaped, and what stands around it.</summary>
    public const int MostBytes = 16 << 20;

    private const int ReadBytes = 64 << 10;

    private readonly Lock gate = new();
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;
    private int unsent;
    private bool ended;

    /// <summary>True when the editor said <c>exit</c>.</summary>
    public bool SaidExit { get; private set; }

    /// <inheritdoc/>
    protected override async ValueTask<JsonRpcMessage?> ReadCoreAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await settle();
            try
            {
                var message = await base.ReadCoreAsync(cancellationToken);
                if (message is JsonRpcRequest { Method: "exit" }) (SaidExit, message) = (true, null);
                if (message is null) await AllAnsweredAsync(cancellationToken);
                else if (message is JsonRpcRequest { IsResponseExpected: true }) Count(1);
                return message;
            }
            catch (DamagedMessageException error)
            {
                await WriteAsync(new Refusal { RequestId = RequestId.Null, Error = new() { Code = error.Code, Message = "the message is no JSON-RPC" } }, cancellationToken);
            }
            catch (Exception error) when (error is BadRpcHeaderException or ArgumentOutOfRangeException)
            {
                throw WrongHeader();
            }
            catch (EndOfStreamException)
            {
                throw Broken("it ends inside a message");
            }
        }
    }

    /// <inheritdoc/>
    protected override void Write(JsonRpcMessage content, CancellationToken cancellationToken)
    {
        base.Write(content, cancellationToken);
        if (content is JsonRpcResult or JsonRpcError and not Refusal) unsent++;
    }

    /// <inheritdoc/>
    protected override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await base.FlushAsync(cancellationToken);
        Count(-unsent);
        unsent = 0;
    }

    private static BoundedReader Bounded(Stream input) =>
        new(PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: ReadBytes, leaveOpen: true)), MostBytes + ReadBytes, WrongHeader);

    private Task AllAnsweredAsync(CancellationToken cancellationToken)
    {
        lock (gate) ended = true;
        Count(0);
        return answered.Task.WaitAsync(cancellationToken);
    }

    private void Count(int change)
    {
        lock (gate)
        {
            asked += change;
            if (ended && asked == 0) answered.TrySetResult();
        }
    }

    private static ProblemException WrongHeader() => Broken($"a message has to begin with a header that tells its length, of at most {MostBytes} bytes");

    private static ProblemException Broken(string wrong) =>
        new(new Problem("reading", "standard input", wrong, "start drydock lsp from an editor, which speaks the Language Server Protocol"));

    /// <summary>Answers what nobody asked.</summary>
    private sealed class Refusal : JsonRpcError;
}
