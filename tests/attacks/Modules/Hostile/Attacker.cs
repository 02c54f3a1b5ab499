using System.Diagnostics;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.Attacks.Modules;

/// <summary>The hostile process, as the kinds of attack see it.</summary>
/// <param name="samgr">Its samgr, as long as it has not taken over its own connection to the kernel.</param>
/// <param name="line">The line to the test.</param>
public sealed class Attacker(SamgrLite samgr, AttackLine line)
{
    /// <summary>The name of the process and of its service.</summary>
    public const string Name = "mallory";

    /// <summary>Its pid.</summary>
    public const int Pid = 20;

    /// <summary>The line to the test.</summary>
    internal AttackLine Line { get; } = line;

    /// <summary>The kernel's socket.</summary>
    internal static string KernelSocket { get; } = Environment.GetEnvironmentVariable(HostEnvironment.Socket)!;

    /// <summary>The socket for operators, which stands beside it.</summary>
    internal static string ControlSocket { get; } = Path.Combine(Path.GetDirectoryName(KernelSocket)!, "control.sock");

    /// <summary>Its own handle.</summary>
    internal int Handle => samgr.Handle;

    /// <summary>Asks samgr for the honest services, which grants their handles.</summary>
    internal SvcIdentity[] FindVictims()
        => [.. Honest.Names.Select(name => samgr.QueryIdentity(name, null)).Where(identity => identity.IsValid)];

    /// <summary>Takes its connection to the kernel away from the process host: the frames are its own from now on.</summary>
    /// <param name="keepsFiles">Whether it takes the file descriptors that come with frames.</param>
    internal HostileLink TakeOver(bool keepsFiles = false) => HostileLink.TakeOver(Line, keepsFiles);

    /// <summary>Tells the test what was done so far, and dies.</summary>
    internal void Die()
    {
        Line.Flush();
        Native.Kill(Environment.ProcessId, Native.KillSignal);
    }

    /// <summary>Starts a program that is in a session of its own, and whose lines count what it did.</summary>
    internal void StartAccomplice()
    {
        ProcessStartInfo start = new("setsid")
        {
            RedirectStandardOutput = true,
        };
        foreach (string argument in Accomplice.Command())
        {
            start.ArgumentList.Add(argument);
        }

        Process process = Process.Start(start)!;
        new Thread(() => CountLines(process.StandardOutput)) { IsBackground = true, Name = "accomplice" }.Start();
    }

    private void CountLines(StreamReader lines)
    {
        while (lines.ReadLine() is string what)
        {
            Line.Count(what);
        }
    }
}
