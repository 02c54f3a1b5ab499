using Samgr.Emulator;
using Samgr.Tool.Execution;

namespace Samgr.Tool.Doctoring;

/// <summary>Looks for all that building, testing and running need on this machine.</summary>
internal static class DesktopChecks
{
    private const int SdkVersion = 10;
    private const string GetSdk = "install the .NET 10 SDK: https://dotnet.microsoft.com/download";

    /// <summary>The .NET SDK.</summary>
    /// <param name="folder">The folder that a build would run in.</param>
    /// <param name="interrupted">Ends the question.</param>
    public static async Task<Diagnosis> CheckSdkAsync(string folder, CancellationToken interrupted)
    {
        const string Name = ".NET SDK";
        if (Executable.Find("dotnet") is not { } dotnet)
        {
            return new Diagnosis(Name, DiagnosisState.Missing, $"'dotnet' is not on the PATH; {GetSdk}");
        }

        List<string> lines = [];
        int exitCode = await Subprocess.RunAsync(dotnet, ["--version"], folder, lines.Add, interrupted);
        string version = lines.FirstOrDefault() ?? "";
        bool isFine = exitCode == 0 && int.TryParse(version.Split('.')[0], out int major) && major >= SdkVersion;
        return isFine
            ? new Diagnosis(Name, DiagnosisState.Fine, $"{version}, {dotnet}")
            : new Diagnosis(Name, DiagnosisState.Missing, $"{dotnet} says '{version}' in this folder; {GetSdk}, or correct its global.json");
    }

    /// <summary>The folder of running machines.</summary>
    public static Diagnosis CheckRuntimeFolder()
    {
        const string Name = "runtime directory";
        try
        {
            return new Diagnosis(Name, DiagnosisState.Fine, RuntimeFolder.Prepare());
        }
        catch (MachineException error)
        {
            return new Diagnosis(Name, DiagnosisState.Missing, error.Message);
        }
    }

    /// <summary>How messages travel between the processes of a machine.</summary>
    public static Diagnosis CheckTransport()
    {
        const string Name = "transport";
        try
        {
            return new Diagnosis(Name, DiagnosisState.Fine, (Transports.Default, Transports.HasChannels) switch
            {
                (Transport.Channel, true) => "channel",
                (Transport.Socket, true) => $"socket, as {Transports.Variable} says; channel would be faster",
                (Transport.Socket, false) => "socket: all works, but calls take longer; channels need Linux 5.1 or later, on x64 or arm64",
                _ => throw new MachineException($"{Transports.Variable} is channel, and processes cannot share memory here; unset it"),
            });
        }
        catch (MachineException error)
        {
            return new Diagnosis(Name, DiagnosisState.Missing, error.Message);
        }
    }
}
