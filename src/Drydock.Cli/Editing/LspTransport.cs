using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Drydock.Images;

namespace Drydock.Cli.Editing;

/// <summary>Messages of the Language Server Protocol over two streams: header lines with a <c>Content-Length</c>, an empty line, that many bytes of JSON
/// (Language Server Protocol 3.17, base protocol).</summary>
internal sealed class LspTransport(Stream input, Stream output)
{
    /// <summary>Largest message: a Dockerfile of the largest size, escaped, and what stands around it.</summary>
    public const int MostBytes = 16 << 20;

    private const int MostHeaderBytes = 8 << 10;
    private const string LengthHeader = "Content-Length:";

    private readonly PipeReader reader = PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true));

    /// <summary>The next message; null at the end of the stream.</summary>
    /// <exception cref="ProblemException">The stream does not hold messages: no header, a length over the limit, or an end inside a message.</exception>
    public async Task<LspMessage?> ReadAsync(CancellationToken cancellation)
    {
        if (await LengthAsync(cancellation) is not { } length) return null;
        var read = await reader.ReadAtLeastAsync(length, cancellation);
        if (read.Buffer.Length < length) throw Broken("it ends inside a message");
        var body = read.Buffer.Slice(0, length);
        var message = LspMessage.Parse(body.ToArray());
        reader.AdvanceTo(body.End);
        return message;
    }

    /// <summary>Sends a message whose members <paramref name="write"/> writes behind <c>jsonrpc</c>.</summary>
    public void Send(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("jsonrpc", "2.0");
            write(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.WrittenCount}\r\n\r\n")));
        output.Write(body.WrittenSpan);
        output.Flush();
    }

    /// <summary>Reads a message's header; null at the end of the stream.</summary>
    private async Task<int?> LengthAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var end = EndOfHeader(read.Buffer);
            if (end is { } position)
            {
                var header = Encoding.ASCII.GetString(read.Buffer.Slice(0, position));
                reader.AdvanceTo(position);
                return LengthOf(header);
            }

            if (read.Buffer.Length > MostHeaderBytes) throw Broken("it does not begin with the header of a message");
            if (read.IsCompleted) return read.Buffer.IsEmpty ? null : throw Broken("it ends inside the header of a message");
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static SequencePosition? EndOfHeader(ReadOnlySequence<byte> buffer)
    {
        var bytes = new SequenceReader<byte>(buffer);
        return bytes.TryReadTo(out ReadOnlySequence<byte> _, "\r\n\r\n"u8, advancePastDelimiter: true) && bytes.Consumed <= MostHeaderBytes ? bytes.Position : null;
    }

    private static int LengthOf(string header)
    {
        foreach (var line in header.Split("\r\n"))
        {
            if (!line.StartsWith(LengthHeader, StringComparison.OrdinalIgnoreCase)) continue;
            if (int.TryParse(line.AsSpan(LengthHeader.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MostBytes) return length;
            throw Broken($"a message has to have at most {MostBytes} bytes");
        }

        throw Broken("a message does not tell its length");
    }

    private static ProblemException Broken(string wrong) =>
        new(new Problem("reading", "standard input", wrong, "start drydock lsp from an editor, which speaks the Language Server Protocol"));
}
