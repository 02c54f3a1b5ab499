using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>A real bash.</summary>
internal static class Shell
{
    private const string Bash = "/bin/bash";

    public static bool IsBashThere => File.Exists(Bash);

    /// <summary>Checks a script without running it.</summary>
    /// <returns>What bash complains of.</returns>
    public static Task<string> CheckAsync(string script) => CheckAsync(Bash, script, "-n");

    /// <summary>Checks a script of another shell without running it.</summary>
    /// <returns>What the shell complains of.</returns>
    public static Task<string> CheckAsync(string shell, string script, string option)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, script + "\n");
        return RunAsync(shell, "", null, file, [option, file]);
    }

    /// <summary>Runs a script in bash.</summary>
    /// <returns>What it prints.</returns>
    public static Task<string> RunAsync(string script) => RunAsync(script, null);

    /// <summary>Has the completion script complete a line, as pressing the tab key at its end does.</summary>
    /// <returns>The suggestions, with spaces in between.</returns>
    public static Task<string> CompleteAsync(Sandbox sandbox, string script, string line)
    {
        string dotnet = Path.Combine(Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "dotnet");
        return RunAsync(
            $$"""
            samgr() { '{{dotnet}}' '{{Path.Combine(AppContext.BaseDirectory, "Samgr.Tool.dll")}}' "$@"; }
            {{script}}
            [[ $(complete -p samgr) == *_samgr_complete* ]] || echo 'nothing is registered'
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            _samgr_complete samgr
            echo "${COMPREPLY[*]}"
            """,
            sandbox);
    }

    private static Task<string> RunAsync(string script, Sandbox? sandbox) => RunAsync(Bash, script, sandbox, null, ["-s"]);

    private static async Task<string> RunAsync(string shell, string script, Sandbox? sandbox, string? file, string[] options)
    {
        ProcessStartInfo start = new(shell, options)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (sandbox is not null)
        {
            start.Environment["SAMGR_RUNTIME_DIR"] = sandbox.RuntimeFolder;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        if (script.Length > 0)
        {
            await process.StandardInput.WriteAsync(script + "\n");
        }

        process.StandardInput.Close();
        try
        {
            await Patience.WaitAsync(Task.WhenAll(output, errors), () => "bash has not ended");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            if (file is not null)
            {
                File.Delete(file);
            }
        }

        return (await output + await errors).TrimEnd();
    }
}
