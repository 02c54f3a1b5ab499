using System.Threading;
using LiteIpc;
using Samgr;
using Samgr.Boards;

namespace Temperature;

/// <summary>Where the board begins: two processes in one program, which call each other through the in-memory driver.</summary>
public static class Program
{
    private const int ProviderPid = 5;
    private const int ConsumerPid = 6;
    private const int CallTimeoutMs = 1000;
    private const int BootMs = 5000;
    private const int WatchMs = 500;

    // What they take of the heap once they have booted; the log says when a board has too little.
    private const int ProviderBytes = 20_000;
    private const int ConsumerBytes = 14_000;

    public static void Main()
    {
        ILogSink log = SamgrDefaults.Log ?? new ConsoleLog();
        IpcKernel kernel = new IpcKernel(log, BoardLimits.MaxHandles, BoardLimits.MaxCalls);

        BoardMemory memory = new BoardMemory(log, BoardMemory.Free());
        if (!memory.Suffices("provider", ProviderBytes))
        {
            return;
        }

        SamgrLite provider = new SamgrLite(BoardLimits.Apply("provider", log, CallTimeoutMs));
        IpcProcess door = StartProvider(provider, kernel);
        if (memory.Suffices("consumer", ConsumerBytes))
        {
            SamgrLite consumer = new SamgrLite(BoardLimits.Apply("consumer", log, CallTimeoutMs));
            new TemperatureClientModule().Install(consumer);
            Board.InstallConsumer(consumer);
            Start(consumer, kernel, ConsumerPid);
        }

        log.Write(LogLevel.Info, "board", Board.Name + " is up");
        provider.Options.Host?.ReportMilestone("board");
        while (true)
        {
            Thread.Sleep(WatchMs);
            if (!door.IsOpen)
            {
                log.Write(LogLevel.Warn, "board", "the provider has ended and is started again");
                Board.CloseProvider();
                provider = new SamgrLite(BoardLimits.Apply("provider", log, CallTimeoutMs));
                door = StartProvider(provider, kernel);
            }
        }
    }

    private static IpcProcess StartProvider(SamgrLite provider, IpcKernel kernel)
    {
        new TemperatureServiceModule().Install(provider);
        Board.InstallProvider(provider);
        return Start(provider, kernel, ProviderPid);
    }

    private static IpcProcess Start(SamgrLite process, IpcKernel kernel, int pid)
    {
        IpcProcess door = kernel.CreateProcess(pid, pid, pid)!;
        int result = pid == ProviderPid ? process.ConnectAsManager(door, null) : process.Connect(door);
        if (result == EC.Success)
        {
            process.Bootstrap();
            process.WaitForBoot(BootStage.ApplicationCompleted, BootMs);
        }
        else
        {
            process.Options.Log?.Write(LogLevel.Fatal, "board", "cannot start: " + EC.NameOf(result));
        }

        return door;
    }
}
