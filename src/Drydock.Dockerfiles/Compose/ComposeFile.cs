using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Compose;

/// <summary>What a compose file says about images, builds and privileges.</summary>
/// <param name="Path">As given; for messages.</param>
/// <param name="Services">In file order.</param>
/// <param name="VersionLine">Where the obsolete <c>version:</c> stands; null when it is not there.</param>
public sealed record ComposeFile(string Path, ImmutableArray<ComposeService> Services, int? VersionLine);
