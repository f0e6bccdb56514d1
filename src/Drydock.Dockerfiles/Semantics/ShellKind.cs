namespace Drydock.Dockerfiles.Semantics;

/// <summary>Shells by what they understand.</summary>
public enum ShellKind
{
    /// <summary><c>/bin/sh</c>, whichever program that is.</summary>
    Sh,

    Dash,

    /// <summary>BusyBox's shell, which knows pipefail.</summary>
    Ash,

    Bash,

    Zsh,

    PowerShell,

    /// <summary>Windows' cmd.</summary>
    Cmd,

    /// <summary>Anything else: its text is not read.</summary>
    Other,
}
