using System.Collections.Immutable;
using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>A <c>RUN --mount</c>.</summary>
/// <remarks>Dockerfile reference, "RUN --mount".</remarks>
/// <param name="Type">bind, cache, tmpfs, secret or ssh; bind where none is given.</param>
/// <param name="Keys">Lower-case key and value, in order; a switch has an empty value.</param>
/// <param name="Span">The flag in the file.</param>
public sealed record RunMount(string Type, ImmutableArray<(string Key, string Value)> Keys, TextSpan Span)
{
    /// <summary>The value of a key or of its synonym; null where it is not given.</summary>
    public string? Value(params ReadOnlySpan<string> names)
    {
        foreach (var (key, value) in Keys)
        {
            if (names.Contains(key)) return value;
        }

        return null;
    }

    /// <summary>Where it appears; null for the default of its type.</summary>
    public string? Target => Value("target", "dst", "destination");

    /// <summary>The stage or image it shows; null for the build context.</summary>
    public string? From => Value("from");

    /// <summary>Reads the flag's value.</summary>
    public static RunMount Parse(Flag flag)
    {
        var keys = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var field in (flag.Value ?? "").Split(','))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            keys.Add(equals < 0 ? (field.Trim().ToLowerInvariant(), "") : (field[..equals].Trim().ToLowerInvariant(), field[(equals + 1)..].Trim('"')));
        }

        var type = keys.Where(static k => k.Item1 == "type").Select(static k => k.Item2).FirstOrDefault() ?? "bind";
        return new RunMount(type, keys.ToImmutable(), flag.Span);
    }
}
