using Samgr.Tool.Tests.EndToEnd;

namespace Samgr.Tool.Tests.Flashing;

/// <summary>Programs that stand in for dotnet and nanoff: the only ones on the PATH of what a sandbox starts.</summary>
public static class StandIns
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a checkout with a board, and a PATH with nothing on it.</summary>
    public static void Prepare(this Sandbox sandbox)
    {
        sandbox.Write("boards/esp32/bin/Release/netnano1.0/placeholder", "");
        sandbox.Write("boards/stm32/bin/Release/netnano1.0/placeholder", "");
        sandbox.Environment["PATH"] = Directory.CreateDirectory(Path.Combine(sandbox.WorkingFolder, "path")).FullName;
        sandbox.Environment["HOME"] = sandbox.WorkingFolder;
    }

    /// <summary>Puts a program on the PATH that prints its name and arguments, and then does what its script says.</summary>
    public static void Install(this Sandbox sandbox, string name, string script = "")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the stand-ins are shell scripts");
        string path = sandbox.Write($"path/{name}", $"#!/bin/sh\necho \"{name} got: $*\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }
}
