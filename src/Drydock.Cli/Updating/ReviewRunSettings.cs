using Drydock.Cli.Fleet;

namespace Drydock.Cli.Updating;

/// <summary>What a month's work is done with.</summary>
/// <param name="Update">The step is chosen by the work itself.</param>
/// <param name="Engine">As asked for on the command line.</param>
/// <param name="Now">The time that is recorded (UTC).</param>
internal sealed record ReviewRunSettings(FleetOptions Fleet, UpdateSettings Update, string Engine, DateTimeOffset Now);
