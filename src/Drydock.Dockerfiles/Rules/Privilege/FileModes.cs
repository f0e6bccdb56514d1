namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Modes of files, octal or symbolic (POSIX.1-2024, chmod).</summary>
internal static class FileModes
{
    /// <summary>True when others may write, and no sticky bit keeps them from each other's files.</summary>
    public static bool IsWorldWritable(string mode)
    {
        if (IsOctal(mode)) return mode[^1] is '2' or '3' or '6' or '7' && !(mode.Length == 4 && (mode[0] - '0' & 1) == 1);
        return mode.Split(',').Any(static part => Operator(part) is > 0 and var at && part[at] != '-' && part[..at].AsSpan().ContainsAny('a', 'o') && part[at..].Contains('w', StringComparison.Ordinal));
    }

    /// <summary>True when the file runs with the rights of its owner or group.</summary>
    public static bool SetsIdentity(string mode)
    {
        if (IsOctal(mode)) return mode.Length == 4 && mode[0] is '2' or '4' or '6' or '7';
        return mode.Split(',').Any(static part => Operator(part) is >= 0 and var at && part[at] != '-' && part[at..].Contains('s', StringComparison.Ordinal));
    }

    private static bool IsOctal(string mode) => mode.Length is 3 or 4 && mode.All(static c => c is >= '0' and <= '7');

    private static int Operator(string part) => part.AsSpan().IndexOfAny('+', '-', '=');
}
