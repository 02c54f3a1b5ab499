namespace Samgr.Emulator.Tests.Support;

/// <summary>A shell script in the place of the process host.</summary>
internal sealed class StandInHost : IDisposable
{
    private readonly string _folder = TestFolder.Make();

    public StandInHost(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-in of the process host is a shell script");
        File.WriteAllText(HostPath, string.Empty);
        string executable = Path.ChangeExtension(HostPath, null);
        File.WriteAllText(executable, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(executable, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What a machine is given as its process host.</summary>
    public string HostPath => Path.Combine(_folder, "host.dll");

    /// <summary>Where the script, as "$0.out", may write.</summary>
    public string OutputPath => Path.Combine(_folder, "host.out");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
