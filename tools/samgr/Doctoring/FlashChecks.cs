using Samgr.Tool.Execution;
using Samgr.Tool.Monitoring;

namespace Samgr.Tool.Doctoring;

/// <summary>Looks for all that flashing a board needs.</summary>
internal static class FlashChecks
{
    /// <summary>The flasher.</summary>
    public static Diagnosis CheckFlasher()
    {
        const string Name = "nanoff";
        return Executable.Find("nanoff") is { } path
            ? new Diagnosis(Name, DiagnosisState.Fine, path)
            : new Diagnosis(Name, DiagnosisState.NotYet, "'samgr flash' runs it; install it with 'dotnet tool install -g nanoff'");
    }

    /// <summary>The serial ports that 'samgr flash' lists, and whether they may be used.</summary>
    /// <param name="interrupted">Ends the question.</param>
    public static async Task<Diagnosis> CheckPortsAsync(CancellationToken interrupted)
    {
        const string Name = "serial port";
        if (OperatingSystem.IsWindows())
        {
            return new Diagnosis(Name, DiagnosisState.Fine, "the device manager lists them, as COM1 and so on");
        }

        string[] ports = [.. SerialPorts.List().Select(port => port.Name)];
        if (ports.Length == 0)
        {
            return new Diagnosis(Name, DiagnosisState.NotYet, "there is none; connect a board, with a cable that carries data");
        }

        foreach (string port in ports)
        {
            // Opening it would restart the board.
            if (await Subprocess.RunAsync("/bin/sh", ["-c", "test -r \"$1\" && test -w \"$1\"", "sh", port], "/", _ => { }, interrupted) != 0)
            {
                return new Diagnosis(Name, DiagnosisState.NotYet, $"you may not use {port}; run 'sudo usermod -aG dialout $USER', and log in again");
            }
        }

        return new Diagnosis(Name, DiagnosisState.Fine, string.Join(", ", ports));
    }
}
