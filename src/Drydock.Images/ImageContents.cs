using System.Collections.Immutable;
using Drydock.Images.Layers;

namespace Drydock.Images;

/// <summary>A read image: its documents, its merged files, and what could not be read.</summary>
/// <param name="Manifest">Null for a plain folder.</param>
/// <param name="Files">The merged view that catalogers read.</param>
/// <param name="Base">The base image, where known.</param>
/// <param name="Problems">Any entry makes the result partial.</param>
/// <param name="Verified">False when layers were walked without checking their digests; the report says so.</param>
public sealed record ImageContents(ImageManifest? Manifest, MergedFiles Files, BaseImage? Base, ImmutableArray<Problem> Problems, bool Verified);
