using System.Text.Json;

namespace Drydock.Images.Registry;

/// <summary>Reads what a token server answers: <c>token</c> or <c>access_token</c>, and <c>expires_in</c> seconds (60 when absent).</summary>
internal static class TokenAnswer
{
    private const int MaxTokenLength = 64 << 10;

    /// <summary>Token and lifetime; a null token when the answer holds none that fits into a header. Never throws.</summary>
    public static (string? Value, TimeSpan Lifetime) Read(ReadOnlySpan<byte> body)
    {
        string? token = null;
        var seconds = 60L;
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 64 });
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName) continue;
                var isToken = reader.ValueTextEquals("token"u8) || reader.ValueTextEquals("access_token"u8);
                var isLifetime = reader.ValueTextEquals("expires_in"u8);
                reader.Read();
                if (isToken && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length is > 0 and <= MaxTokenLength) token ??= reader.GetString();
                else if (isLifetime && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var given) && given > 0) seconds = Math.Min(given, 86_400);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return (null, default);
        }

        // A token that expires while it travels is no use: it counts as expired a little early, but never at once.
        var lifetime = TimeSpan.FromSeconds(seconds > 10 ? seconds - 5 : seconds);
        return token is not null && token.AsSpan().ContainsAnyExceptInRange('!', '~') ? (null, default) : (token, lifetime);
    }
}
