using Drydock.Dockerfiles.Shell;
using Drydock.Gpu.Requirements;

namespace Drydock.Dockerfiles.Rules.LanguagePackages;

/// <summary>Reads the operands of pip install.</summary>
internal static class PipArguments
{
    /// <summary>Packages that install others and that people upgrade in passing.</summary>
    private static readonly string[] Installers = ["pip", "setuptools", "wheel", "uv", "build"];

    /// <summary>The requirement that a word names; null for a path, an address or what is only known at run time.</summary>
    public static Requirement? RequirementOf(ShellWord word) =>
        word.Value is { Length: > 0 } text && !IsPath(text) && !text.Contains("://", StringComparison.Ordinal) ? RequirementParser.Parse(text, out _) : null;

    /// <summary>True for a folder or a file.</summary>
    public static bool IsPath(string text) =>
        text.StartsWith('.') || text.StartsWith('/') || text.StartsWith('~') || text.EndsWith(".whl", StringComparison.Ordinal) || text.EndsWith(".tar.gz", StringComparison.Ordinal)
        || text.EndsWith(".zip", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal) && !text.Contains('@', StringComparison.Ordinal);

    /// <summary>True when the shell cuts a version bound off a word: what is installed is not what is written.</summary>
    public static bool IsCutByShell(PackageInstall call, ShellWord word) => call.Invocation.Command.Redirections.Any(r => r.Glued && r.Start == word.End);

    /// <summary>The operands that name a package without a version; the installers themselves apart.</summary>
    public static IEnumerable<(ShellWord Word, Requirement Requirement, bool IsInstaller)> Loose(PackageInstall call)
    {
        foreach (var word in call.Operands)
        {
            if (IsCutByShell(call, word) || RequirementOf(word) is not { Url.Length: 0, Unclear: false } requirement) continue;
            if (requirement.Specifiers.Any(static s => s.Operator == "==")) continue;
            yield return (word, requirement, Installers.Contains(requirement.Name));
        }
    }
}
