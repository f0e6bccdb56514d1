using System.CommandLine;
using Drydock.Cli.Usage;

namespace Drydock.Cli.Commands;

/// <summary><c>drydock completion SHELL</c>.</summary>
internal sealed class CompletionCommand : CliCommand
{
    private readonly Argument<string> shell = new("shell") { Description = "bash, zsh, fish or pwsh" };

    public CompletionCommand()
        : base("completion", "Print a script that teaches a shell to complete drydock's commands")
    {
        Examples =
        [
            new("source <(drydock completion bash)", "In ~/.bashrc"),
            new("source <(drydock completion zsh)", "In ~/.zshrc, after compinit"),
            new("drydock completion fish > ~/.config/fish/completions/drydock.fish", "fish"),
            new("drydock completion pwsh | Out-String | Invoke-Expression", "In $PROFILE"),
        ];
        shell.CompletionSources.Add(static _ => Scripts.Keys.Order(StringComparer.Ordinal));
        Add(shell);
    }

    // Each asks the tool itself, so that completion can never differ from the command tree.
    private static Dictionary<string, string> Scripts { get; } = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # drydock completion for bash
            _drydock() {
              local IFS=$'\n'
              local word="${COMP_WORDS[COMP_CWORD]}"
              COMPREPLY=($(compgen -W "$(drydock "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
            }
            complete -o default -F _drydock drydock

            """,
        ["zsh"] = """
            # drydock completion for zsh
            _drydock() {
              local -a found
              found=("${(@f)$(drydock "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)}")
              if [[ -n "${found[1]}" ]]; then compadd -- "${found[@]}"; else _files; fi
            }
            compdef _drydock drydock

            """,
        ["fish"] = """
            # drydock completion for fish
            function __drydock_complete
                set -l line (commandline -cp)
                drydock "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
            end
            complete -c drydock -a '(__drydock_complete)'

            """,
        ["pwsh"] = """
            # drydock completion for PowerShell
            Register-ArgumentCompleter -Native -CommandName drydock -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                drydock "[suggest:$cursorPosition]" "$commandAst" 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    public override Task<int> RunAsync(Invocation run)
    {
        var name = run.Value(shell)!;
        if (!Scripts.TryGetValue(name, out var script))
            throw UsageErrors.Because(run, $"'{name}' is not a shell that is known{NearestWord.Hint(name, Scripts.Keys)} (known: {string.Join(", ", Scripts.Keys.Order(StringComparer.Ordinal))})");
        run.Printer.Result(script);
        return Task.FromResult(ExitCodes.Success);
    }
}
