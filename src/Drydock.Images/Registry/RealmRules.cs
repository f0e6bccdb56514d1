using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Drydock.Images.Registry;

/// <summary>Judges the token server that a registry names. The registry may be hostile, so everything that is not allowed is refused
/// (docs/explanation/registry-rules.md, rules 1 to 6).</summary>
internal static class RealmRules
{
    /// <summary>Checks a realm before anything is sent to it.</summary>
    /// <param name="realm">As in the challenge.</param>
    /// <param name="endpoint">The registry that named it.</param>
    /// <param name="plainHttp">The registry itself is spoken to in plain http.</param>
    /// <param name="privateRegistry">The registry itself has a private or loopback address.</param>
    /// <param name="withCredentials">Credentials would be sent.</param>
    /// <param name="uri">The realm as a URL.</param>
    /// <param name="wrong">Which rule it breaks, without its text.</param>
    public static bool Allows(
        string realm, RegistryEndpoint endpoint, RegistryOptions options, bool plainHttp, bool privateRegistry, bool withCredentials,
        [NotNullWhen(true)] out Uri? uri, [NotNullWhen(false)] out string? wrong)
    {
        wrong = null;
        if (realm.Length > 2048 || !Uri.TryCreate(realm, UriKind.Absolute, out uri)) (uri, wrong) = (null, "its token server is not an absolute URL");
        else wrong = Broken(uri, endpoint, options, plainHttp, privateRegistry, withCredentials);
        return wrong is null && uri is not null;
    }

    private static string? Broken(Uri uri, RegistryEndpoint endpoint, RegistryOptions options, bool plainHttp, bool privateRegistry, bool withCredentials)
    {
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp) return "its token server is neither https nor http";
        if (uri.Scheme == Uri.UriSchemeHttp && !plainHttp) return "its token server uses plain http";
        if (uri.UserInfo.Length > 0) return "its token server's URL carries user information";
        if (uri.Fragment.Length > 0) return "its token server's URL carries a fragment";
        if (string.Equals(uri.Authority, endpoint.Host, StringComparison.OrdinalIgnoreCase)) return null;
        if (WrongAddress(uri, privateRegistry) is { } wrong) return wrong;
        if (!withCredentials || DomainRules.SameOwner(uri.IdnHost, RegistryEndpoint.HostName(endpoint.Host))) return null;
        var listed = options.TokenHosts.TryGetValue(endpoint.CredentialHost, out var hosts) && hosts.Contains(uri.IdnHost);
        return listed ? null : $"its token server {uri.IdnHost} belongs to another domain, which may not have its credentials";
    }

    private static string? WrongAddress(Uri uri, bool privateRegistry)
    {
        var name = uri.IdnHost.Trim('[', ']');
        if (RegistryEndpoint.IsLoopback(name) && !privateRegistry) return "its token server is on this machine";
        if (!IPAddress.TryParse(name, out var address)) return null;
        if (AddressRules.IsLinkLocal(address)) return "its token server has a link-local address";
        return AddressRules.IsPublic(address) || privateRegistry ? null : "its token server has a private address";
    }
}
