using System.Collections.Immutable;

namespace Drydock.Cli.Updating;

/// <summary>What is to be built.</summary>
/// <param name="Dockerfile">Its path; it may lie outside of the context.</param>
/// <param name="Context">The folder.</param>
/// <param name="Image">The name that the image gets.</param>
/// <param name="Insecure">The base comes over plain http.</param>
internal sealed record BuildOrder(string Dockerfile, string Context, string Image, string? Target, ImmutableSortedDictionary<string, string> Arguments, string? Platform, bool Insecure);
