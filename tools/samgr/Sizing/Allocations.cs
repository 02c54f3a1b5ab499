using LiteIpc;

namespace Samgr.Tool.Sizing;

/// <summary>Measures on .NET the allocations of messages and calls after a warm-up.</summary>
internal static class Allocations
{
    private const int Times = 1000;
    private const int RequestBytes = 64;

    /// <summary>Bytes for a message within a process and its answer, of both threads.</summary>
    public static double OfMessage(EchoSystem system)
    {
        using AutoResetEvent answered = new(false);
        Request question = new(1);
        Handler handler = (_, _) => answered.Set();
        return Measure(system, () =>
        {
            system.Send(question, handler);
            answered.WaitOne();
        });
    }

    /// <summary>Bytes for a call of another process and its reply, of both threads.</summary>
    public static double OfCall(EchoSystem system)
    {
        IpcIo request = new(RequestBytes);
        request.WriteInt32(1);
        int sum = 0;
        Notify notify = (_, _, reply) => sum += reply.ReadInt32();
        double bytes = Measure(system, () => system.Proxy.Invoke(1, request, null, notify));
        return sum == 2 * Times
            ? bytes
            : throw new ToolException(ExitCode.Failed, $"{(2 * Times) - sum} of the calls that show what they allocate failed");
    }

    private static double Measure(EchoSystem system, Action once)
    {
        Repeat(once);
        long server = system.ServerBytes;
        long client = GC.GetAllocatedBytesForCurrentThread();
        Repeat(once);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - client + system.ServerBytes - server) / Times;
    }

    private static void Repeat(Action once)
    {
        for (int i = 0; i < Times; i++)
        {
            once();
        }
    }
}
