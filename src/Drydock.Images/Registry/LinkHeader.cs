namespace Drydock.Images.Registry;

/// <summary>Reads the Link header that leads to the next page (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <summary>The target of the first link with <c>rel="next"</c>; null when there is none. Never throws.</summary>
    /// <param name="broken">True when a header is there but cannot be understood, so that what follows is unknown.</param>
    public static string? Next(IEnumerable<string> headers, out bool broken)
    {
        broken = false;
        foreach (var header in headers)
        {
            var rest = header.AsSpan();
            while (!rest.IsEmpty)
            {
                var open = rest.IndexOf('<');
                var close = open < 0 ? -1 : rest[open..].IndexOf('>');
                if (close < 0)
                {
                    broken |= rest.ContainsAny('<', '>') || rest.Contains("next", StringComparison.OrdinalIgnoreCase);
                    break;
                }

                var target = rest.Slice(open + 1, close - 1);
                rest = rest[(open + close + 1)..];
                var following = rest.IndexOf('<');
                var parameters = following < 0 ? rest : rest[..following];
                if (IsNext(parameters)) return target.ToString();
                rest = following < 0 ? [] : rest[following..];
            }
        }

        return null;
    }

    private static bool IsNext(ReadOnlySpan<char> parameters)
    {
        foreach (var range in parameters.Split(';'))
        {
            var parameter = parameters[range].Trim(" \t,");
            if (!parameter.StartsWith("rel", StringComparison.OrdinalIgnoreCase)) continue;
            var equals = parameter.IndexOf('=');
            if (equals >= 0 && parameter[(equals + 1)..].Trim(" \t\"").Equals("next", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
