using System.Net.Http.Headers;

namespace Drydock.Images.Registry;

/// <summary>One request, as often as it has to be sent.</summary>
internal sealed record RegistryRequest(HttpMethod Method, Uri Uri)
{
    /// <summary>The registry on whose behalf it is sent; its host's rules apply to redirects.</summary>
    public required RegistryEndpoint Endpoint { get; init; }

    /// <summary>What is being done, to what: for messages.</summary>
    public required string Doing { get; init; }

    public required string Subject { get; init; }

    public IReadOnlyList<string> Accept { get; init; } = [];

    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>First byte wanted; 0 for the whole.</summary>
    public long From { get; init; }

    /// <summary>Form fields of a POST, percent-encoded.</summary>
    public string? Form { get; init; }

    public bool FollowRedirects { get; init; } = true;
}
