using System.Diagnostics;
using LiteIpc;
using LiteIpc.Desktop;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Client;

/// <content>Calls that take long: the machine is told of them and says what holds them up.</content>
internal sealed partial class KernelLink
{
    /// <summary>Asks the machine what holds a wait of this process up; it answers when it knows.</summary>
    internal void Report(LongWait wait)
    {
        CallAddress address = wait.Address;
        lock (_sendGate)
        {
            Begin(FrameOp.Waiting, wait.Id);
            _writer.Int32(address.Channel);
            _writer.Int32(address.Number);
            _writer.Int32(address.Token);
            _writer.Int32(wait.Function);
            _writer.Int32(wait.TimeoutMs);
            _writer.Int32((int)(wait.Since >> 32));
            _writer.Int32((int)wait.Since);
            SendFrame();
        }
    }

    /// <summary>The answer to a call that ends without one, with the reason in words.</summary>
    internal DriverMessage Refusal(int code, string reason)
    {
        DriverMessage message = Inbox.Rent();
        message.Fill(IpcFailure.Write(code, reason));
        message.Address(IpcMessageType.FailedReply, 0, 0, 0, 0, IpcFlag.OneWay, 0);
        return message;
    }

    /// <summary>How a wait that nothing answered ends.</summary>
    /// <param name="wait">The wait; null when it was too short to look into it.</param>
    /// <param name="pid">Whom it was for; negative when it is not known.</param>
    /// <param name="function">The function that was called.</param>
    /// <param name="timeoutMs">How long it took.</param>
    internal DriverMessage Unanswered(LongWait? wait, int pid, int function, int timeoutMs)
        => wait?.Refusal is string cycle
            ? Refusal(EC.Deadlock, cycle)
            : Refusal(EC.Timeout, wait?.Report ?? WaitText.Late(pid < 0 ? "the process" : "pid " + pid, function, timeoutMs, []));

    private static void OnWaitReport(int id, int code, string text)
    {
        LongWait? wait = LongWaits.Find(id);
        if (wait == null)
        {
            return;
        }

        if (code == EC.Deadlock)
        {
            wait.Refuse(text);
            return;
        }

        wait.Report = text;
    }

    /// <summary>Waits for the answer of the kernel, and has it looked into when it takes long.</summary>
    /// <returns>The wait, when it took long.</returns>
    private RemoteWait? Await(WaitSlot slot, int id, SvcIdentity target, int code, int timeoutMs)
    {
        long since = Stopwatch.GetTimestamp();
        int first = WaitLooks.FirstOf(timeoutMs);
        if (slot.Wait(first) || (timeoutMs >= 0 && timeoutMs <= first))
        {
            return null;
        }

        RemoteWait wait = new(
            new CallAddress(CallAddress.ThroughKernel, id, target.Token), target, code, timeoutMs, since, slot.Interrupt);
        WaitLooks looks = new(timeoutMs, wait.Since);
        LongWaits.Begin(wait);
        while (!looks.IsOver && wait.Refusal == null)
        {
            if (looks.IsDue())
            {
                Report(wait);
            }

            if (slot.Wait(looks.SleepMs))
            {
                break;
            }
        }

        LongWaits.End(wait);
        return wait;
    }
}
