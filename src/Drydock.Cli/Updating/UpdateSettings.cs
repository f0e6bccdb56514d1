using Drydock.Cli.Database;
using Drydock.Cli.Scanning;

namespace Drydock.Cli.Updating;

/// <summary>What was asked of <c>drydock update</c>.</summary>
/// <param name="To">A step, a reference, or <c>:TAG</c> for another tag of the same image; null for the smallest step.</param>
/// <param name="PinDigest">Write the digest behind the tag.</param>
/// <param name="Compare">Compare the bases and tell what changes.</param>
internal sealed record UpdateSettings(string? To, bool PinDigest, bool Compare, TargetOptions Target, DatabaseOptions Database);
