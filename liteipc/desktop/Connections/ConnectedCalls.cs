namespace LiteIpc.Desktop;

/// <summary>Calls of processes that are not in the kernel's CLR: each has a number of its caller's own, and its answer goes over the caller's connection.</summary>
internal static class ConnectedCalls
{
    /// <summary>The call of a caller by its own number; null when it has ended. Under the kernel's gate.</summary>
    internal static IpcCall? Find(IpcKernel kernel, IpcProcess caller, int number)
    {
        for (int slot = 0; slot < kernel.Calls.Capacity; slot++)
        {
            IpcCall? call = kernel.Calls.At(slot);
            if (call != null && call.Caller == caller && call.RemoteSequence == number)
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>Forgets a call that its caller no longer waits for. Any thread.</summary>
    internal static void Cancel(IpcKernel kernel, IpcProcess caller, int number)
    {
        lock (kernel.Gate)
        {
            IpcCall? call = Find(kernel, caller, number);
            if (call != null)
            {
                kernel.Abandon(call);
                kernel.Calls.End(call);
            }
        }

        kernel.Wake();
    }

    /// <summary>
    /// Answers a call that went past the kernel, whose answer carries objects or file descriptors: the kernel gives them to the caller. Any thread.
    /// </summary>
    internal static void Answer(IpcKernel kernel, IpcProcess caller, IpcProcess server, int number, DriverMessage answer)
    {
        lock (kernel.Gate)
        {
            if (caller.IsOpen)
            {
                DriverMessage? reply = kernel.CopyAnswer(server, caller, answer, out int result);
                kernel.EnqueueAnswer(caller, number, result, reply);
            }
        }

        kernel.Wake();
    }

    /// <summary>Gives an object to a process without a message, as one of its owner would. Any thread.</summary>
    /// <returns>False when it is not the owner's to give, or one of the two has ended.</returns>
    internal static bool GiveObject(IpcKernel kernel, IpcProcess owner, int handle, int token, IpcProcess receiver)
    {
        lock (kernel.Gate)
        {
            if (handle <= SvcIdentity.SamgrHandle || kernel.OwnerOf(owner, handle) != owner || !receiver.IsOpen || token < SvcIdentity.FirstObjectToken
                || kernel.Objects == null || !kernel.Objects.MayGive(owner, owner, token))
            {
                return false;
            }

            receiver.Grant(handle);
            kernel.Objects.Give(owner, token, receiver);
            return true;
        }
    }
}
