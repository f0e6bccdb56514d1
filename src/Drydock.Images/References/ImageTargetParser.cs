using System.Diagnostics.CodeAnalysis;

namespace Drydock.Images.References;

/// <summary>Reads what a person gave as a target: a prefix, an existing path, or an image name.</summary>
public static class ImageTargetParser
{
    /// <summary>Reads a target. Looks at the file system to recognise paths, opens nothing else, and never throws.</summary>
    /// <param name="text">As written on the command line.</param>
    /// <param name="target">Where to look and for what.</param>
    /// <param name="problem">What cannot be understood, with the nearest known prefix.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageTarget? target, [NotNullWhen(false)] out Problem? problem)
    {
        (target, problem) = Parse(text ?? "");
        return target is not null;
    }

    private static (ImageTarget? Target, Problem? Problem) Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, ReferenceProblems.NoTarget());
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon > 0 ? text[..colon] : null;
        var value = colon > 0 ? WithoutSlashes(text[(colon + 1)..]) : "";
        if (prefix is not null && TargetPrefixes.Known.TryGetValue(prefix, out var kind)) return Prefixed(kind, value, text);
        if (prefix is not null && text.AsSpan(colon + 1).StartsWith("//")) return (null, Unknown(text, prefix));
        if (prefix is not null && TargetPrefixes.Unsupported.ContainsKey(prefix)) return (null, Unknown(text, prefix));
        if (SplitPath(text) is { } place) return ByContent(place, text);
        if (prefix is not null && TargetPrefixes.Nearest(prefix) is not null && SplitPath(value) is not null) return (null, Unknown(text, prefix));
        return Named(TargetKind.Image, text, text, prefix);
    }

    private static (ImageTarget?, Problem?) Prefixed(TargetKind? kind, string value, string text)
    {
        if (kind is TargetKind.Image or TargetKind.Docker or TargetKind.Podman or TargetKind.Registry) return Named(kind.Value, value, text, null);
        if (SplitPath(value) is not { } place) return (null, ReferenceProblems.NoSuchPath(text, value));
        if (kind is null) return ByContent(place, text);
        var folder = Directory.Exists(place.Path);
        if (kind is TargetKind.OciLayout or TargetKind.Directory && !folder) return (null, ReferenceProblems.NotAFolder(place.Path));
        if (kind is TargetKind.OciArchive or TargetKind.DockerArchive or TargetKind.Sbom && folder) return (null, ReferenceProblems.NotAFile(place.Path));
        return (new ImageTarget(kind.Value, place.Path, text, place.Selector), null);
    }

    private static (ImageTarget?, Problem?) Named(TargetKind kind, string value, string text, string? prefix)
    {
        // A local engine also knows images by id.
        if (kind is not TargetKind.Registry && IsImageId(value)) return (new ImageTarget(kind, value, text), null);
        if (ImageReference.TryParse(value, out _, out var problem)) return (new ImageTarget(kind, value, text), null);
        if (text.StartsWith('.') || text.StartsWith('/') || text.StartsWith('~')) return (null, ReferenceProblems.NoSuchPath(text, value));
        return (null, prefix is not null && TargetPrefixes.Nearest(prefix) is not null ? Unknown(text, prefix) : problem);
    }

    private static (ImageTarget?, Problem?) ByContent((string Path, string? Selector) place, string text)
    {
        try
        {
            var (kind, problem) = PathContent.Recognise(place.Path);
            return kind is { } found ? (new ImageTarget(found, place.Path, text, place.Selector), null) : (null, problem);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, ReferenceProblems.Unreadable(place.Path, error));
        }
    }

    private static Problem Unknown(string text, string prefix) =>
        TargetPrefixes.Unsupported.TryGetValue(prefix, out var next)
            ? ReferenceProblems.UnsupportedPrefix(text, prefix, next)
            : ReferenceProblems.UnknownPrefix(text, prefix, TargetPrefixes.Nearest(prefix));

    private static string WithoutSlashes(string value) => value.StartsWith("//", StringComparison.Ordinal) ? value[2..] : value;

    /// <summary>An existing path, with what follows it as <c>:TAG</c> or <c>@DIGEST</c>; null when there is none.</summary>
    private static (string Path, string? Selector)? SplitPath(string value)
    {
        if (value.Length == 0 || value.Contains('\0', StringComparison.Ordinal)) return null;
        if (Path.Exists(value)) return (value, null);
        var at = value.LastIndexOf('@');
        if (at > 0 && Digest.TryParse(value.AsSpan(at + 1), out _) && Path.Exists(value[..at])) return (value[..at], value[(at + 1)..]);

        // The selector may itself be a name with a tag (docker-archive:FILE:python:3.12), so each colon is tried from the left.
        for (var colon = value.IndexOf(':', 1); colon > 0 && colon < value.Length - 1; colon = value.IndexOf(':', colon + 1))
        {
            if (Path.Exists(value[..colon])) return (value[..colon], value[(colon + 1)..]);
        }

        return null;
    }

    private static bool IsImageId(string value)
    {
        var hex = value.AsSpan();
        if (hex.StartsWith("sha256:")) hex = hex[7..];
        else if (hex.Length < 64) return false;
        return hex.Length is >= 12 and <= 64 && !hex.ContainsAnyExcept(ReferenceGrammar.LowerHex);
    }
}
