using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>The arguments that the builder sets.</summary>
/// <remarks>Dockerfile reference, "Automatic platform ARGs in the global scope" and "Predefined ARGs".</remarks>
public static class PlatformArguments
{
    /// <summary>Free in FROM; inside a stage only behind <c>ARG NAME</c>.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "BUILDPLATFORM", "BUILDOS", "BUILDOSVERSION", "BUILDARCH", "BUILDVARIANT",
        "TARGETPLATFORM", "TARGETOS", "TARGETOSVERSION", "TARGETARCH", "TARGETVARIANT", "TARGETSTAGE",
    ];

    /// <summary>Reach RUN without ARG, and are not in the history.</summary>
    public static ImmutableArray<string> Proxies { get; } =
        ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "FTP_PROXY", "ftp_proxy", "NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy"];
}
