using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Compose;

/// <summary>How a service is built (Compose Build Specification).</summary>
/// <param name="Context">Folder relative to the compose file, or a URL; <c>.</c> when not said.</param>
/// <param name="Dockerfile">Path relative to <paramref name="Context"/>; <c>Dockerfile</c> when not said.</param>
/// <param name="Inline">The Dockerfile's text when it stands in the compose file.</param>
/// <param name="Arguments">Build arguments in file order; a value of null is taken from the environment.</param>
/// <param name="AdditionalContexts">Named contexts that can stand for a stage or an image.</param>
public sealed record ComposeBuild(
    ComposeValue Context,
    ComposeValue Dockerfile,
    string? Inline,
    ComposeValue? Target,
    ImmutableArray<ComposeVariable> Arguments,
    ImmutableArray<string> AdditionalContexts);
