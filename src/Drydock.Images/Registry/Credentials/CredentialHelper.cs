using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Drydock.Images.Registry.Credentials;

/// <summary>Runs a <c>docker-credential-…</c> program: the host on its input, a JSON object on its output.</summary>
/// <remarks>The protocol of docker/docker-credential-helpers. What the program prints is never shown: it may be the secret.</remarks>
/// <param name="timeout">How long the program may take.</param>
public sealed class CredentialHelper(TimeSpan timeout)
{
    private const int MaxOutput = 64 << 10;

    /// <summary>Asks a helper for one host.</summary>
    /// <param name="name">The part after <c>docker-credential-</c>.</param>
    /// <param name="server">As the helper knows it: a host, or Docker Hub's <c>https://index.docker.io/v1/</c>.</param>
    /// <returns>No credential without a problem when the helper has none; a problem when it failed.</returns>
    public async Task<FoundCredential> GetAsync(string name, string server, CancellationToken cancellationToken)
    {
        var program = "docker-credential-" + name;
        if (name.Length is 0 or > 100 || name.AsSpan().ContainsAnyExcept(NameCharacters)) return Failed("docker-credential-…", "its name is not a program's");
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(timeout);
            var (exit, output) = await RunAsync(program, server, time.Token);
            return Read(program, exit, output);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(program, $"it did not answer within {timeout.TotalSeconds:0.#} seconds");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Failed(program, "it is not installed or cannot be started");
        }
        catch (IOException)
        {
            return Failed(program, "it closed its input or output early");
        }
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static async Task<(int Exit, byte[]? Output)> RunAsync(string program, string server, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, "get")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        using var process = Process.Start(start) ?? throw new IOException("not started");
        try
        {
            var output = ReadLimitedAsync(process.StandardOutput.BaseStream, cancellationToken);
            var errors = ReadLimitedAsync(process.StandardError.BaseStream, cancellationToken);
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(server), cancellationToken);
            process.StandardInput.Close();
            var result = await output;
            await errors;
            if (result is not null) await process.WaitForExitAsync(cancellationToken);
            return (result is null ? -1 : process.ExitCode, result);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    // Null when there is more than is accepted.
    private static async Task<byte[]?> ReadLimitedAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxOutput + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > MaxOutput ? null : buffer[..read];
    }

    private static FoundCredential Read(string program, int exit, byte[]? output)
    {
        if (output is null) return Failed(program, $"it printed more than {MaxOutput} bytes");
        if (exit != 0)
        {
            var none = output.AsSpan().IndexOf("credentials not found"u8) >= 0;
            return none ? FoundCredential.None : Failed(program, $"it ended with exit code {exit}");
        }

        try
        {
            using var document = JsonDocument.Parse(output, new JsonDocumentOptions { MaxDepth = 16 });
            var user = document.RootElement.GetProperty("Username").GetString();
            var secret = document.RootElement.GetProperty("Secret").GetString();
            if (string.IsNullOrEmpty(secret)) return FoundCredential.None;
            return new FoundCredential(user is "<token>" ? RegistryCredential.Identity(secret) : RegistryCredential.Basic(user ?? "", secret));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return Failed(program, "its answer is not the JSON object that the protocol wants");
        }
    }

    private static FoundCredential Failed(string program, string wrong) => new(null, RegistryProblems.CredentialHelper(program, wrong));
}
