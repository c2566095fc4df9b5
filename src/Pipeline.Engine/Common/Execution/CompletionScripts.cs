namespace Nuke.Common.Execution;

/// <summary>The lines that a shell reads to complete targets and parameters: <c>source &lt;(./build.sh --completion bash)</c>.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        _pipeline_build() {
          local IFS=$'\n'
          COMPREPLY=($("${COMP_WORDS[0]/#\~/$HOME}" --shell-completion "${COMP_LINE:0:COMP_POINT}" 2> /dev/null))
        }
        complete -F _pipeline_build build.sh ./build.sh

        """;

    private const string Zsh = """
        _pipeline_build() {
          local -a found
          found=("${(@f)$(${(Q)words[1]} --shell-completion "${words[1,CURSOR]}" 2> /dev/null)}")
          compadd -a found
        }
        compdef _pipeline_build build.sh ./build.sh

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName 'build.ps1', 'build.cmd', 'build.sh' -ScriptBlock {
            param($word, $line, $cursor)
            & $line.CommandElements[0].Value --shell-completion $line.ToString().PadRight($cursor).Substring(0, $cursor) |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }

        """;

    /// <exception cref="BuildException">There is no script for the shell.</exception>
    public static string For(string shell) => shell.ToUpperInvariant() switch
    {
        "BASH" => Bash.ReplaceLineEndings("\n"),
        "ZSH" => Zsh.ReplaceLineEndings("\n"),
        "POWERSHELL" or "PWSH" => PowerShell.ReplaceLineEndings("\n"),
        _ => throw new BuildException($"There is no completion for '{shell}'. Give --completion bash, zsh or powershell."),
    };
}
