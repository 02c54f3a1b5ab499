using LiteIpc;

namespace Samgr.Emulator.Kernel;

/// <summary>Waits for the calls that the machine makes itself, in the name of an operator. Nobody waits for those, so that they close no cycle.</summary>
internal sealed class MachineWatch(WaitTracer tracer) : CallWatch
{
    private const int BeforeEndMs = 100;

    internal override IpcIo? Await(IpcKernel kernel, IpcCall call, SvcIdentity target, int code, int timeoutMs)
    {
        int first = timeoutMs > 2 * BeforeEndMs ? timeoutMs - BeforeEndMs : timeoutMs;
        if (call.Done.WaitOne(first))
        {
            return null;
        }

        string reason = tracer.Late(call, code, timeoutMs);
        return call.Done.WaitOne(timeoutMs - first) ? null : IpcFailure.Write(EC.Timeout, reason);
    }
}
