using Samgr.Emulator.Interfaces;

namespace Samgr.Tool.Completing;

/// <summary>The scripts with which shells complete command lines of this program.</summary>
internal static class CompletionScript
{
    private const string Bash = """
        # Tab completion of samgr for bash: source <(samgr completion bash)
        _samgr_complete() {
            local suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                COMPREPLY+=("$suggestion")
            done < <("$1" complete --bash -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null | tr -d '\r')
            if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
                compopt -o nospace 2>/dev/null
            fi
        }
        complete -o default -F _samgr_complete samgr
        """;

    // compadd quotes what it inserts.
    private const string Zsh = """
        #compdef samgr
        # Tab completion of samgr for zsh, after compinit: source <(samgr completion zsh)
        _samgr() {
            local -a found open
            local suggestion
            while IFS= read -r suggestion; do
                if [[ $suggestion == *= ]]; then open+=("$suggestion"); else found+=("$suggestion"); fi
            done < <(samgr complete --words -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
            compadd -a found
            compadd -S '' -a open
            (( ${#found} + ${#open} )) || _files
        }
        compdef _samgr samgr
        """;

    // Fish quotes what it inserts.
    private const string Fish = """
        # Tab completion of samgr for fish: samgr completion fish | source
        function __samgr_complete
            set -l words (commandline -opc)
            set -l found (samgr complete --words -- $words[2..-1] (commandline -ct | string trim -l -c '\'"') 2>/dev/null)
            if test (count $found) -gt 0
                printf '%s\n' $found
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c samgr -f -a '(__samgr_complete)'
        """;

    // The quotes of typographers are quotes of PowerShell, too.
    private const string PowerShell = """
        # Tab completion of samgr for PowerShell: samgr completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName samgr -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString()
            $length = $cursorPosition - $commandAst.Extent.StartOffset
            if ($length -lt $line.Length) { $line = $line.Substring(0, $length) } else { $line = $line.PadRight($length) }
            samgr complete -- $line 2>$null | ForEach-Object {
                $text = if ($_ -match '^[\w./:=+-]+$') { $_ } else { "'" + ($_ -replace "['\u2018-\u201b]", '$0$0') + "'" }
                [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> _scripts = new() { ["bash"] = Bash, ["fish"] = Fish, ["powershell"] = PowerShell, ["zsh"] = Zsh };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = [.. _scripts.Keys];

    /// <summary>The script for a shell.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static string For(string shell) => _scripts.GetValueOrDefault(shell)?.ReplaceLineEndings("\n")
        ?? throw new FormatException($"there is no script for '{shell}'; {NameAdvice.Of(shell, Shells)}");
}
