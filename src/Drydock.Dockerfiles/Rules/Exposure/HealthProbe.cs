using System.Text.RegularExpressions;
using Drydock.Dockerfiles.Semantics;

namespace Drydock.Dockerfiles.Rules.Exposure;

/// <summary>The address that a health check asks.</summary>
/// <param name="IsTls">True for https.</param>
/// <param name="Port">Null when it is only known at run time.</param>
internal sealed partial record HealthProbe(bool IsTls, int? Port)
{
    /// <summary>Longer commands are cut.</summary>
    private const int LongestText = 8192;

    /// <summary>Addresses of the container itself in HEALTHCHECK's command.</summary>
    public static IEnumerable<HealthProbe> Of(CommandStatement health)
    {
        if (health.IsNone) yield break;
        var text = health.Arguments.Length > LongestText ? health.Arguments[..LongestText] : health.Arguments;
        foreach (Match match in Address().Matches(text))
        {
            var (isTls, port) = (match.Groups["scheme"].Value.Length == 5, match.Groups["port"]);
            if (!match.Groups["scheme"].Success && !port.Success || !StandsAlone(text, match)) continue;
            yield return new HealthProbe(isTls, !port.Success ? isTls ? 443 : 80 : PortOf(port.Value, health.Scope));
        }
    }

    /// <summary>The number, or what a variable holds in the image, or its default in the shell.</summary>
    private static int? PortOf(string text, Scope scope)
    {
        if (text[0] != '$') return ExposedPorts.Port(text);
        var name = text.Trim('$', '{', '}');
        var colon = name.IndexOf(":-", StringComparison.Ordinal);
        var (variable, fallback) = colon < 0 ? (name, null) : (name[..colon], name[(colon + 2)..]);
        if (scope.Variables.GetValueOrDefault(variable) is { IsArg: false, Value: { Length: > 0 } value }) return ExposedPorts.Port(value);
        return fallback is null ? null : ExposedPorts.Port(fallback);
    }

    /// <summary>True when neither the name in front nor the port behind goes on.</summary>
    private static bool StandsAlone(string text, Match match)
    {
        var (before, after) = (match.Index - 1, match.Index + match.Length);
        return (before < 0 || !char.IsAsciiLetterOrDigit(text[before]) && text[before] is not ('_' or '.' or '@' or '-' or '/'))
            && (after == text.Length || !char.IsAsciiLetterOrDigit(text[after]) && text[after] is not ('_' or ':' or '$' or '.' or '-'));
    }

    [GeneratedRegex(@"(?:(?<scheme>https?)://)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?::(?<port>\d+|\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*(?::-\d+)?\}))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
