using System.Collections.Immutable;
using Drydock.Assessment.Configuration;
using Drydock.Assessment.Updates;
using Drydock.Images.References;

namespace Drydock.Cli.Updating;

/// <summary>A change of a Dockerfile that is to be proven.</summary>
/// <param name="File">Its path.</param>
/// <param name="Shown">Its path for people.</param>
/// <param name="Original">What the change starts from.</param>
/// <param name="Changed">What the file is to be.</param>
/// <param name="Lines">The FROM instructions that change; empty for a rebuild on newer content of the same tag.</param>
internal sealed record PlannedUpdate(
    FleetService Service, string File, string Shown, ReadOnlyMemory<byte> Original, byte[] Changed, ImageReference From, ImageReference To, UpdateChoice Choice, ImmutableArray<int> Lines)
{
    /// <summary>For a rebuild, the content that the tag had at an earlier look; null where none is recorded or it has not changed since.</summary>
    public ImageReference? Earlier { get; init; }

    /// <summary>The base by its name: its content is recorded beside it.</summary>
    public string TriedName => To.With(To.Tag, null).Familiar;

    /// <summary>False when the file stays as it is.</summary>
    public bool ChangesFile => From != To;
}
