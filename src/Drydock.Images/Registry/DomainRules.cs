using System.Collections.Frozen;
using System.Net;

namespace Drydock.Images.Registry;

/// <summary>Tells whether two hosts belong to the same owner, as far as names can tell it.</summary>
internal static class DomainRules
{
    // Suffixes under which strangers get names. The full public suffix list would age inside the program; where a shared
    // suffix is missing here, only the registry's own credentials for that very registry are at stake.
    private static readonly FrozenSet<string> SharedSuffixes = FrozenSet.Create(
        StringComparer.Ordinal, "azurecr.io", "azurecr.cn", "azurecr.us", "amazonaws.com", "amazonaws.com.cn", "pkg.dev", "gcr.io", "run.app", "appspot.com",
        "cloudfront.net", "azurewebsites.net", "azurefd.net", "windows.net", "github.io", "gitlab.io", "pages.dev", "workers.dev", "jfrog.io", "cloudsmith.io",
        "ondigitalocean.app", "digitaloceanspaces.com", "herokuapp.com", "fly.dev", "vercel.app", "netlify.app", "ngrok.io", "ngrok.app", "onrender.com",
        "scw.cloud", "ocir.io", "oraclecloud.com", "aliyuncs.com", "myhuaweicloud.com", "tencentcloudcr.com", "duckdns.org", "nip.io", "sslip.io");

    private static readonly FrozenSet<string> SecondLevels = FrozenSet.Create(
        StringComparer.Ordinal, "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "ltd", "mil", "ne", "net", "nom", "or", "org", "plc");

    /// <summary>True when both hosts are one host, or names under the same registrable domain.</summary>
    public static bool SameOwner(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase)) return true;
        return Registrable(a) is { } domain && domain == Registrable(b);
    }

    /// <summary>The domain that somebody registered: <c>example.com</c>, <c>example.co.uk</c>, <c>name.azurecr.io</c>; null for addresses and single names.</summary>
    public static string? Registrable(string host)
    {
        if (IPAddress.TryParse(host, out _)) return null;
        var labels = host.ToLowerInvariant().TrimEnd('.').Split('.');
        if (labels.Length < 2) return null;
        for (var i = 1; i < labels.Length; i++)
        {
            if (SharedSuffixes.Contains(string.Join('.', labels[i..]))) return string.Join('.', labels[(i - 1)..]);
        }

        var suffix = labels.Length >= 3 && labels[^1].Length == 2 && SecondLevels.Contains(labels[^2]) ? 2 : 1;
        return string.Join('.', labels[^(suffix + 1)..]);
    }
}
