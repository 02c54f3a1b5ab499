namespace LiteIpc.Bus;

/// <summary>The kernel's side of a process whose messages go over a link. Any thread.</summary>
internal static class BusMessages
{
    /// <summary>Takes the next message of a process; null when there is none.</summary>
    internal static DriverMessage? Next(IpcProcess process)
    {
        lock (process.Kernel.Gate)
        {
            return process.Queue.Take();
        }
    }

    /// <summary>Forgets a call that its caller no longer waits for.</summary>
    /// <param name="caller">The process of the caller.</param>
    /// <param name="number">The caller's own number for the call.</param>
    internal static void Cancel(IpcProcess caller, int number)
    {
        IpcKernel kernel = caller.Kernel;
        lock (kernel.Gate)
        {
            for (int slot = 0; slot < kernel.Calls.Capacity; slot++)
            {
                IpcCall? call = kernel.Calls.At(slot);
                if (call != null && call.Caller == caller && call.RemoteSequence == number)
                {
                    kernel.Abandon(call);
                    kernel.Calls.End(call);
                    break;
                }
            }
        }

        kernel.Wake();
    }
}
