using System.Text;
using System.Text.Json;
using Drydock.Images.Programs;

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
        var call = new ProgramCall { Command = [program, "get"], Input = Encoding.UTF8.GetBytes(server), Time = timeout, MostBytes = MaxOutput, EndsWhenFull = true };
        var outcome = await ProgramRunner.RunAsync(call, TimeProvider.System, cancellationToken);
        return outcome.End switch
        {
            ProgramEnd.NotStarted => Failed(program, "it is not installed or cannot be started"),
            ProgramEnd.TimedOut => Failed(program, $"it did not answer within {timeout.TotalSeconds:0.#} seconds"),
            ProgramEnd.TooMuchOutput => Failed(program, $"it printed more than {MaxOutput} bytes"),
            _ => Read(program, outcome.ExitCode, outcome.Output),
        };
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

    private static FoundCredential Read(string program, int exit, ReadOnlyMemory<byte> output)
    {
        if (exit != 0)
        {
            var none = output.Span.IndexOf("credentials not found"u8) >= 0;
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
