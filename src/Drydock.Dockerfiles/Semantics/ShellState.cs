using System.Collections.Immutable;

namespace Drydock.Dockerfiles.Semantics;

/// <summary>What runs shell forms at a place of a stage.</summary>
/// <param name="Kind">The program.</param>
/// <param name="Words">The SHELL instruction's words.</param>
/// <param name="IsSet">True once a SHELL instruction set it.</param>
public sealed record ShellState(ShellKind Kind, ImmutableArray<string> Words, bool IsSet)
{
    /// <summary>What the builder starts with.</summary>
    public static ShellState Default { get; } = new(ShellKind.Sh, ["/bin/sh", "-c"], false);

    /// <summary>What it starts with on Windows.</summary>
    public static ShellState WindowsDefault { get; } = new(ShellKind.Cmd, ["cmd", "/S", "/C"], false);

    /// <summary>True when a pipe fails with its first failing command.</summary>
    public bool PipeFail => Words.Any(static w => w == "pipefail" || w.EndsWith("opipefail", StringComparison.Ordinal));

    /// <summary>True when its text is read word by word.</summary>
    public bool IsRead => Kind is ShellKind.Sh or ShellKind.Dash or ShellKind.Ash or ShellKind.Bash or ShellKind.Zsh;

    /// <summary>The shell that a SHELL instruction names.</summary>
    public static ShellState Of(ImmutableArray<string> words) => new(words.IsEmpty ? ShellKind.Other : KindOf(words[0]), words, true);

    /// <summary>The shell of a program's name or path.</summary>
    public static ShellKind KindOf(string program)
    {
        var name = program[(program.LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant();
        if (name.EndsWith(".exe", StringComparison.Ordinal)) name = name[..^4];
        return name switch
        {
            "sh" => ShellKind.Sh,
            "dash" => ShellKind.Dash,
            "ash" or "busybox" => ShellKind.Ash,
            "bash" => ShellKind.Bash,
            "zsh" or "ksh" => ShellKind.Zsh,
            "powershell" or "pwsh" => ShellKind.PowerShell,
            "cmd" => ShellKind.Cmd,
            _ => ShellKind.Other,
        };
    }
}
