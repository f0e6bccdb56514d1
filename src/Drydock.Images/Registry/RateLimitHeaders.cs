namespace Drydock.Images.Registry;

/// <summary>Reads <c>ratelimit-limit: 100;w=21600</c> and <c>ratelimit-remaining: 76;w=21600</c>.</summary>
internal static class RateLimitHeaders
{
    public static RegistryRateLimit? Read(HttpResponseMessage answer)
    {
        if (Value(answer, "ratelimit-limit") is not var (limit, window) || Value(answer, "ratelimit-remaining") is not var (remaining, _)) return null;
        return new RegistryRateLimit(limit, remaining, window);
    }

    private static (int Value, TimeSpan? Window)? Value(HttpResponseMessage answer, string name)
    {
        if (!answer.Headers.NonValidated.TryGetValues(name, out var values)) return null;
        var parts = values.ToString().Split(';');
        if (!int.TryParse(parts[0].Trim(), out var value) || value < 0) return null;
        var window = parts.Skip(1).Select(static p => p.Trim()).FirstOrDefault(static p => p.StartsWith("w=", StringComparison.Ordinal));
        return (value, int.TryParse(window.AsSpan(window is null ? 0 : 2), out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null);
    }
}
