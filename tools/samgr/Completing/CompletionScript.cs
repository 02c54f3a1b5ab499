namespace Samgr.Tool.Completing;

/// <summary>The scripts with which shells complete command lines of this program.</summary>
public static class CompletionScript
{
    // Bash ends words at '=' and ':', so what stands before is not to be repeated.
    private const string Bash = """
        # Tab completion of samgr for bash: source <(samgr completion bash)
        _samgr_complete() {
            local line="${COMP_LINE:0:COMP_POINT}"
            local word="${line##*[[:space:]]}"
            local before="${word%"${word##*[=:]}"}"
            local suggestion
            COMPREPLY=()
            while IFS= read -r suggestion; do
                COMPREPLY+=("${suggestion#"$before"}")
            done < <("$1" complete "$line" 2>/dev/null | tr -d '\r')
            if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
                compopt -o nospace 2>/dev/null
            fi
        }
        complete -o default -F _samgr_complete samgr
        """;

    private const string PowerShell = """
        # Tab completion of samgr for PowerShell: samgr completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName samgr -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $line = $commandAst.ToString()
            $length = $cursorPosition - $commandAst.Extent.StartOffset
            if ($length -lt $line.Length) { $line = $line.Substring(0, $length) } else { $line = $line.PadRight($length) }
            samgr complete $line 2>$null | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
            }
        }
        """;

    private static readonly Dictionary<string, string> _scripts = new() { ["bash"] = Bash, ["powershell"] = PowerShell };

    /// <summary>The shells that there is a script for.</summary>
    public static IReadOnlyList<string> Shells { get; } = [.. _scripts.Keys];

    /// <summary>The script for a shell.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static string For(string shell) => _scripts.GetValueOrDefault(shell)?.ReplaceLineEndings("\n")
        ?? throw new FormatException($"there is no script for '{shell}'; choose from {string.Join(", ", Shells)}");
}
