namespace Drydock.Bases.Comparison.Checks;

/// <summary>Reads the environment of images.</summary>
internal static class Environments
{
    /// <summary>The value of a variable; null when it is not set, or nothing is known of the image's config.</summary>
    public static string? Of(ImageFacts image, string variable) =>
        image.Manifest?.Environment.LastOrDefault(e => e.StartsWith(variable + "=", StringComparison.Ordinal))?[(variable.Length + 1)..];
}
