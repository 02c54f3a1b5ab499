using System.Diagnostics;
using System.Runtime.InteropServices;
using LiteIpc;

namespace Samgr.Emulator.TestModules;

internal sealed class TroubleApi(SamgrLite samgr) : ServerProxy
{
    private const int PatienceMs = 30_000;
    private const string Seconds = "600";

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case TroubleFunction.StartSleeper:
                reply.WriteInt32(Start("exec sleep " + Seconds));
                return EC.Success;
            case TroubleFunction.StartDaemon:
                reply.WriteInt32(StartDaemon("setsid"));
                return EC.Success;
            case TroubleFunction.StartHidden:
                reply.WriteInt32(StartDaemon("setsid env -i"));
                return EC.Success;
            case TroubleFunction.BecomeSleeper:
                new Thread(() => _ = Execute("/bin/sleep", ["sleep", Seconds, null])).Start();
                return EC.Success;
            case TroubleFunction.ReportMilestone:
                string milestone = request.ReadString()!;
                for (int left = request.ReadInt32(); left > 0; left--)
                {
                    samgr.Options.Host!.ReportMilestone(milestone);
                }

                return EC.Success;
            case TroubleFunction.SpawnFromThreads:
                reply.WriteInt32(SpawnFromThreads(request.ReadString()!, request.ReadInt32(), request.ReadInt32()));
                return EC.Success;
            case TroubleFunction.PrintWithoutEnd:
                Console.Write(new string('x', request.ReadInt32()));
                return EC.Success;
            case TroubleFunction.Throw:
                throw new InvalidOperationException("the handler was told to throw");
            case TroubleFunction.OverflowStack:
                new Thread(() => _ = Overflow(1)).Start();
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private static int Overflow(int depth) => Overflow(depth + 1) + Overflow(depth + 2);

    private static int Start(string command)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]))!;
        return process.Id;
    }

    private static int StartDaemon(string command)
    {
        using Process process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", $"{command} sh -c 'echo $$; exec sleep {Seconds} >&2' & "]) { RedirectStandardOutput = true })!;
        return int.Parse(process.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private int SpawnFromThreads(string name, int threads, int enough)
    {
        int refused = 0;
        using ManualResetEventSlim isEnough = new();
        for (int i = 0; i < threads; i++)
        {
            Thread thread = new(() =>
            {
                if (samgr.Options.Host!.Spawn(name) == EC.NoSpace && Interlocked.Increment(ref refused) == enough)
                {
                    isEnough.Set();
                }
            });
            thread.IsBackground = true;
            thread.Start();
        }

        isEnough.Wait(PatienceMs);
        return Volatile.Read(ref refused);
    }

    [DllImport("libc", EntryPoint = "execv")]
    private static extern int Execute([MarshalAs(UnmanagedType.LPUTF8Str)] string path, string?[] arguments);
}
