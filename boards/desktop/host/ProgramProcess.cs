using System.Diagnostics;
using LiteIpc;
using Samgr.Emulator.Protocol;

namespace Samgr.ProcessHost;

/// <summary>A process within a program, over all of its restarts.</summary>
internal sealed class ProgramProcess(SamgrLite samgr)
{
    private long _since = Stopwatch.GetTimestamp();

    internal string Name { get; } = samgr.Options.Name;

    /// <summary>The latest run of it.</summary>
    internal SamgrLite Samgr { get; private set; } = samgr;

    internal int Restarts { get; private set; }

    /// <summary>Its door to the kernel of the program; null unless it runs.</summary>
    internal IIpcDriver? Driver => Samgr.Ipc is { Driver: { IsOpen: true } driver } ? driver : null;

    /// <summary>It has been started again.</summary>
    internal void Follow(SamgrLite samgr)
    {
        Samgr = samgr;
        Restarts++;
        _since = Stopwatch.GetTimestamp();
    }

    /// <summary>Ends it as a kill does: to the others it is dead at once.</summary>
    /// <returns>False when it has ended already.</returns>
    internal bool Kill()
    {
        SamgrLite killed = Samgr;
        if (killed.Ipc is not { Driver: { IsOpen: true } driver })
        {
            return false;
        }

        driver.Close();
        Thread end = new(killed.Stop) { IsBackground = true, Name = "end of " + Name };
        end.Start();
        return true;
    }

    /// <summary>The entry of this process for the machine to show; null while it has not joined liteipc.</summary>
    internal InnerProcess? Describe()
    {
        SamgrLite samgr = Samgr;
        return samgr.Ipc is { Driver: { } driver }
            ? new InnerProcess(
                driver.Pid,
                Name,
                driver.Uid,
                driver.IsOpen ? samgr.Handle : -1,
                driver.IsOpen,
                Restarts,
                (long)Stopwatch.GetElapsedTime(_since).TotalMilliseconds)
            : null;
    }
}
