using System.Buffers;
using System.Collections.Immutable;

namespace Drydock.Gpu.Requirements;

/// <summary>Reads a command line that installs Python packages, given as words.</summary>
public static class InstallCommand
{
    /// <summary>Words that are looked at; longer commands are cut.</summary>
    public const int MostWords = 2000;

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static readonly ImmutableArray<string> Wrappers = ["sudo", "env", "exec", "time", "nice", "command"];

    /// <summary>What a command installs: <c>pip install</c>, <c>python -m pip install</c>, <c>uv pip install</c>, <c>uv add</c>, <c>poetry add</c>,
    /// <c>conda install</c> and its like; null for other commands.</summary>
    public static RequirementSet? Read(ImmutableArray<string> words)
    {
        if (words.Length > MostWords) words = words[..MostWords];
        var start = 0;
        while (start < words.Length && (Wrappers.Contains(words[start]) || IsAssignment(words[start]))) start++;
        words = words[start..];
        if (words.Length < 2) return null;
        var program = Program(words[0]);
        if (IsPython(program) && words is [_, "-m", ..]) return Read(words[2..]);
        if (program == "pip" && After(words, "install") is { } pip) return Pip(pip);
        if (program == "uv" && words is [_, "pip", ..] && After(words[1..], "install") is { } uvPip) return Pip(uvPip);
        if (program == "uv" && After(words, "add") is { } uvAdd) return Pip(uvAdd);
        if (program == "poetry" && After(words, "add") is { } poetry) return Poetry(poetry);
        if (program is "conda" or "mamba" or "micromamba" && (After(words, "install") ?? After(words, "create")) is { } conda) return Conda(conda);
        return null;
    }

    private static RequirementSet Pip(ImmutableArray<string> words)
    {
        var arguments = new InstallArguments();
        arguments.Add(words);
        return arguments.ToSet();
    }

    /// <summary><c>poetry add torch==2.5.1 --source pytorch</c> and <c>torch@^2.5</c>.</summary>
    private static RequirementSet Poetry(ImmutableArray<string> words)
    {
        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "--source" or "-G" or "--group" or "--python" or "--platform" or "-E" or "--extras") i++;
            else if (!words[i].StartsWith('-')) requirements.Add(PoetryConstraint.ReadArgument(words[i]));
        }

        return new RequirementSet(requirements.ToImmutable(), PackageIndexes.PyPi);
    }

    private static RequirementSet Conda(ImmutableArray<string> words)
    {
        var specs = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is "-c" or "--channel" or "-n" or "--name" or "-p" or "--prefix" or "-f" or "--file") i++;
            else if (!words[i].StartsWith('-')) specs.Add(words[i]);
        }

        return CondaEnvironment.OfSpecs(specs);
    }

    /// <summary>The words after a subcommand, when nothing but options stands before it.</summary>
    private static ImmutableArray<string>? After(ImmutableArray<string> words, string subcommand)
    {
        var at = words.IndexOf(subcommand);
        return at < 0 ? null : words[(at + 1)..];
    }

    private static string Program(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        return name.StartsWith("pip", StringComparison.Ordinal) && name.AsSpan(3).IndexOfAnyExcept(VersionCharacters) < 0 ? "pip" : name;
    }

    private static bool IsPython(string program) =>
        program.StartsWith("python", StringComparison.Ordinal) && program.AsSpan("python".Length).IndexOfAnyExcept(VersionCharacters) < 0;

    private static bool IsAssignment(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && (char.IsAsciiLetter(word[0]) || word[0] == '_') && word.AsSpan(0, equals).IndexOfAnyExcept(VariableCharacters) < 0;
    }
}
