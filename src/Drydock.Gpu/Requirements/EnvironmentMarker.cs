using System.Buffers;
using Drydock.Gpu.Versions;

namespace Drydock.Gpu.Requirements;

/// <summary>Evaluates environment markers (PEP 508) for CPython on Linux x86-64.</summary>
public static class EnvironmentMarker
{
    private const int MostTokens = 200;
    private const int Deepest = 16;

    private static readonly SearchValues<char> AfterWord = SearchValues.Create(" \t()<>=!~\"'");

    /// <summary>True or false; null when it depends on what is not known here, or is not understood. An empty marker is true.</summary>
    /// <param name="python">Null when it is not known.</param>
    public static bool? Evaluate(string marker, PythonVersion? python)
    {
        if (marker.Trim().Length == 0) return true;
        if (Tokens(marker) is not { } tokens) return null;
        var reader = new Reader(tokens, python);
        var result = reader.Or(0);
        return reader.AtEnd ? result : null;
    }

    private static List<string>? Tokens(string text)
    {
        var tokens = new List<string>();
        for (var i = 0; i < text.Length;)
        {
            if (tokens.Count == MostTokens) return null;
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            var length = Length(text, i);
            if (length == 0) return null;
            tokens.Add(text.Substring(i, length));
            i += length;
        }

        return tokens;
    }

    private static int Length(string text, int at)
    {
        var c = text[at];
        if (c is '(' or ')') return 1;
        if (c is '"' or '\'') return text.IndexOf(c, at + 1) is var end and >= 0 ? end - at + 1 : 0;
        var rest = text.AsSpan(at);
        var length = "<>=!~".Contains(c, StringComparison.Ordinal) ? rest.IndexOfAnyExcept("<>=!~") : rest.IndexOfAny(AfterWord);
        return length < 0 ? rest.Length : length;
    }

    private sealed class Reader(List<string> tokens, PythonVersion? python)
    {
        private int at;

        public bool AtEnd => at >= tokens.Count;

        public bool? Or(int depth)
        {
            var left = And(depth);
            while (Take("or"))
            {
                var right = And(depth);
                left = left == true || right == true ? true : left == false && right == false ? false : null;
            }

            return left;
        }

        private bool? And(int depth)
        {
            var left = Term(depth);
            while (Take("and"))
            {
                var right = Term(depth);
                left = left == false || right == false ? false : left == true && right == true ? true : null;
            }

            return left;
        }

        private bool? Term(int depth)
        {
            if (Take("("))
            {
                var inner = depth < Deepest ? Or(depth + 1) : null;
                return Take(")") ? inner : null;
            }

            if (at + 2 >= tokens.Count) return Stop();
            var (left, sign, right) = (tokens[at], tokens[at + 1], tokens[at + 2]);
            at += 3;
            if (sign == "not" && right == "in") return Stop();
            return IsText(left) == IsText(right) ? null : IsText(right) ? Compare(left, sign, right[1..^1]) : Compare(right, Mirrored(sign), left[1..^1]);
        }

        private bool? Stop()
        {
            at = tokens.Count + 1;
            return null;
        }

        private bool Take(string token)
        {
            if (at >= tokens.Count || tokens[at] != token) return false;
            at++;
            return true;
        }

        private bool? Compare(string variable, string sign, string text) => variable switch
        {
            "python_version" or "python_full_version" => ComparePython(variable, sign, text),
            "sys_platform" => Same(sign, "linux", text),
            "platform_system" => Same(sign, "Linux", text),
            "os_name" => Same(sign, "posix", text),
            "platform_machine" => Same(sign, "x86_64", text),
            "implementation_name" => Same(sign, "cpython", text),
            "platform_python_implementation" => Same(sign, "CPython", text),
            _ => null,
        };

        private bool? ComparePython(string variable, string sign, string text)
        {
            if (python is not { } version || !VersionSpecifier.TryParse(sign + text, out var specifier)) return null;
            // The patch of the Python is not known: a full version decides only by its first two numbers.
            if (variable == "python_full_version" && specifier!.Version.Line == (version.Major, version.Minor) && specifier.Version.Release.Length > 2) return null;
            return specifier!.Allows(WheelVersion.Parse(new PythonVersion(version.Major, version.Minor).ToString()));
        }

        private static bool? Same(string sign, string value, string text) => sign switch
        {
            "==" => value == text,
            "!=" => value != text,
            "in" => text.Contains(value, StringComparison.Ordinal),
            _ => null,
        };

        private static string Mirrored(string sign) => sign switch { "<" => ">", ">" => "<", "<=" => ">=", ">=" => "<=", "in" => "?", _ => sign };

        private static bool IsText(string token) => token.Length >= 2 && token[0] is '"' or '\'';
    }
}
