namespace Drydock.Dockerfiles.Rules.Syntax;

/// <summary>A platform by the names that the builder gives its parts.</summary>
internal static class PlatformName
{
    /// <summary>Operating system and architecture, <c>linux/arm64</c>; a variant is left out.</summary>
    /// <remarks>containerd's <c>platforms.Parse</c>: one word alone is an architecture of Linux.</remarks>
    public static string Of(string value)
    {
        var parts = value.Trim().ToLowerInvariant().Split('/');
        var (system, architecture) = parts.Length == 1 ? ("linux", parts[0]) : (parts[0], parts[1]);
        var known = architecture switch
        {
            "x86_64" or "x86-64" => "amd64",
            "aarch64" => "arm64",
            "armhf" or "armel" => "arm",
            "i386" => "386",
            _ => architecture,
        };
        return $"{system}/{known}";
    }
}
