using Drydock.Dockerfiles.Shell;

namespace Drydock.Dockerfiles.Rules.Privilege;

/// <summary>Finds the mode that a command gives files.</summary>
internal static class ModeWords
{
    /// <summary>The word that holds the mode of chmod, install or mkdir; null where there is none.</summary>
    public static ShellWord? Of(ShellInvocation command)
    {
        if (command.Runs("chmod")) return command.Arguments.FirstOrDefault(static a => a.Value is { } value && Permissions.IsMode(value) && (!value.StartsWith('-') || !value.AsSpan(1).ContainsAny("Rfvc")));
        return command.Runs("install", "mkdir") ? PackageInstalls.ValuesOf(command, "-m", "--mode").FirstOrDefault() : null;
    }

    /// <summary>The mode without the option that it is glued to.</summary>
    public static string Bare(string word) =>
        word.StartsWith("--mode=", StringComparison.Ordinal) ? word[7..] : word.StartsWith("-m", StringComparison.Ordinal) && word.Length > 2 ? word[2..] : word;
}
