using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Drydock.Images.Registry;

/// <summary>Judges where a registry redirects to (docs/explanation/registry-rules.md, rules 8 to 10).</summary>
internal static class RedirectRules
{
    /// <summary>Redirects followed for one request.</summary>
    public const int MaxHops = 5;

    /// <summary>Resolves a Location against the URL it came from and checks it.</summary>
    public static bool Allows(Uri from, Uri? location, bool privateRegistry, [NotNullWhen(true)] out Uri? target, [NotNullWhen(false)] out string? wrong)
    {
        target = null;
        wrong = null;
        if (location is null || !Uri.TryCreate(from, location, out target)) wrong = "it redirects to nowhere";
        else if (target.Scheme != Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttp) wrong = "it redirects to something that is neither https nor http";
        else if (from.Scheme == Uri.UriSchemeHttps && target.Scheme != Uri.UriSchemeHttps) wrong = "it redirects from https to plain http";
        else if (target.UserInfo.Length > 0) wrong = "it redirects to a URL with user information";
        else if (!SameOrigin(from, target)) wrong = WrongAddress(target, privateRegistry);
        return wrong is null && target is not null;
    }

    /// <summary>True when credentials may go along: same scheme, host and port.</summary>
    public static bool SameOrigin(Uri a, Uri b) =>
        a.Scheme == b.Scheme && a.Port == b.Port && string.Equals(a.IdnHost, b.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static string? WrongAddress(Uri target, bool privateRegistry)
    {
        var name = target.IdnHost.Trim('[', ']');
        if (RegistryEndpoint.IsLoopback(name) && !privateRegistry) return "it redirects to this machine";
        if (!IPAddress.TryParse(name, out var address)) return null;
        if (AddressRules.IsLinkLocal(address)) return "it redirects to a link-local address";
        return AddressRules.IsPublic(address) || privateRegistry ? null : "it redirects to a private address";
    }
}
