using Microsoft.Extensions.Time.Testing;

namespace Drydock.Cli.Tests.Commands;

/// <summary>A folder with a fleet of one service whose requirements the bundled sample can judge, and a clock.</summary>
internal sealed class FleetFolder : IDisposable
{
    public const string Fleet =
        """
        version: 1
        policy:
          fail-on: none
          response: {critical: 24h, high: 72h}
        services:
          api: {dockerfile: api/Dockerfile}
        waivers:

        """;

    public FleetFolder()
    {
        Folder.Write("drydock.yaml", Fleet);
        Folder.Write("api/Dockerfile", "FROM scratch\nCOPY requirements.txt /\n");
        Folder.Write("api/requirements.txt", "pillow==9.0.0\nrequests==2.19.0\n");
        Setup = new CliSetup { CurrentFolder = Folder.Path, Variables = { ["HOME"] = Folder.Path }, Clock = Clock };
    }

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public CliSetup Setup { get; }

    public Task<CliRun> RunAsync(params string[] arguments) => Setup.RunAsync(arguments);

    public void Dispose() => Folder.Dispose();
}
