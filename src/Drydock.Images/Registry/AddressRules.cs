using System.Net;
using System.Net.Sockets;

namespace Drydock.Images.Registry;

/// <summary>Sorts addresses into public, private and link-local (docs/explanation/registry-rules.md, rules 5 and 9).</summary>
internal static class AddressRules
{
    private static readonly IPNetwork[] LinkLocal = Networks("169.254.0.0/16", "fe80::/10");

    // RFC 6890 and its updates: everything that is not globally reachable.
    private static readonly IPNetwork[] NotPublic = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8");

    /// <summary>True for an address that cloud metadata services listen on, and its like.</summary>
    public static bool IsLinkLocal(IPAddress address) => Contains(LinkLocal, Unwrapped(address));

    /// <summary>True for an address that the whole Internet reaches.</summary>
    public static bool IsPublic(IPAddress address) => !Contains(NotPublic, Unwrapped(address));

    private static bool Contains(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    /// <summary>The IPv4 address inside an IPv6 one: mapped, compatible, 6to4 and NAT64 addresses reach the same machine.</summary>
    private static IPAddress Unwrapped(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out _)) return address;
        if (bytes is [0x20, 0x02, ..]) return new IPAddress(bytes.Slice(2, 4));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0])) return new IPAddress(bytes[12..]);
        var compatible = !bytes[..12].ContainsAnyExcept((byte)0) && bytes[12] != 0;
        return compatible ? new IPAddress(bytes[12..]) : address;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(static n => IPNetwork.Parse(n))];
}
