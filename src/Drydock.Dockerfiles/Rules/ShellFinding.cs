using Drydock.Dockerfiles.Syntax;

namespace Drydock.Dockerfiles.Rules;

/// <summary>What ShellCheck says of a piece of shell text.</summary>
/// <param name="Code"><c>SC2086</c>.</param>
/// <param name="Level"><c>error</c>, <c>warning</c>, <c>info</c> or <c>style</c>.</param>
/// <param name="Message">Its sentence.</param>
/// <param name="Span">Where in the Dockerfile.</param>
public sealed record ShellFinding(string Code, string Level, string Message, TextSpan Span)
{
    /// <summary>True for a result that ShellCheck found.</summary>
    internal static bool IsFrom(Diagnostic diagnostic) => ReferenceEquals(diagnostic.Rule, ShellForms.ShellCheck.Rule);

    /// <summary>True for a code of ShellCheck: <c>SC2086</c>.</summary>
    internal static bool IsCode(string id) => id.Length == 6 && id.StartsWith("SC", StringComparison.OrdinalIgnoreCase) && id.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>True for the code of a result that ShellCheck found, or for a range of codes that holds it: <c>SC2086</c>, <c>2086</c>, <c>SC2000-SC2100</c>.</summary>
    internal static bool IsCode(string id, Diagnostic diagnostic)
    {
        if (Number(diagnostic.Message.AsSpan(0, Math.Min(6, diagnostic.Message.Length))) is not { } code) return false;
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        var (first, last) = dash < 0 ? (Number(id), Number(id)) : (Number(id.AsSpan(0, dash)), Number(id.AsSpan(dash + 1)));
        return first <= code && code <= last;
    }

    private static int? Number(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("SC", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
