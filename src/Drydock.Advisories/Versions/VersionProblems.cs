namespace Drydock.Advisories.Versions;

/// <summary>What can be wrong with a version, in one sentence each.</summary>
internal static class VersionProblems
{
    public const string Empty = "it is empty";
    public const string Space = "it has a space, a control character or a character outside ASCII in it";
    public const string Epoch = "the epoch before ':' is not a number";
    public const string NoUpstream = "nothing stands between epoch and revision";
    public const string NoRevision = "nothing follows the last '-'";
    public const string Start = "it starts with neither a digit, a dot nor a lower-case letter";
    public const string Control = "it has a control character in it";

    public const string Dotted = "it is not numbers with dots, then at most one pre-release after '-' and one build after '+'";

    private const int Shown = 60;

    /// <summary>A sentence about one version; the text is cut and stripped of control characters, because it comes from an image or a feed.</summary>
    public static string Of(string kind, string version, string why)
    {
        var shown = version.Length > Shown ? $"{version.AsSpan(0, Shown)}…" : version;
        var safe = string.Create(shown.Length, shown, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = char.IsControl(source[i]) || char.IsSurrogate(source[i]) ? '?' : source[i];
        });
        return $"'{safe}' is not {kind}: {why}";
    }

    /// <summary>Whether every character is printable ASCII other than the space.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('!', '~');
}
