using LiteIpc;

namespace Samgr.Emulator.Calls;

/// <summary>
/// Makes a call from outside at a kernel: the machine's, or that within a program. The kernel lends it a process of its own, so that it is
/// checked like any other.
/// </summary>
/// <remarks>Any thread may call it. It blocks until the reply is there or the time is over.</remarks>
internal static class OutsideCall
{
    internal const int FirstPid = 32768;

    private static int _last = FirstPid - 1;

    /// <summary>Makes a call within a program.</summary>
    /// <param name="driver">The driver of any process of its kernel; null when none runs.</param>
    /// <param name="request">The text from <see cref="OutsideRequest.Write"/>.</param>
    /// <returns>The text for <see cref="OutsideAnswer.Read"/>.</returns>
    internal static string Make(IIpcDriver? driver, string request)
    {
        try
        {
            OutsideAnswer answer = driver is IpcProcess process
                ? Make(process.Kernel, OutsideRequest.Read(request))
                : OutsideAnswer.NotMade(EC.NoService, "no process of the program is up");
            return answer.Write();
        }
        catch (Exception error)
        {
            return OutsideAnswer.NotMade(EC.Failure, "the program failed at this call: " + error.Message).Write();
        }
    }

    /// <summary>Makes a call.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="call">The call.</param>
    /// <param name="device">The device whose service is called, by its name here; null for this one.</param>
    internal static OutsideAnswer Make(IpcKernel kernel, OutsideRequest call, string? device = null)
    {
        IpcIo arguments = call.ToIo();
        IpcProcess process = Enter(kernel, call.Uid, ref _last);
        try
        {
            process.MapPool(IpcLimits.MaxPoolSize);
            int result = Query(process, call, device, out SvcIdentity target, out string? reason);
            return result == EC.Success
                ? Invoke(process, call, target, arguments)
                : new OutsideAnswer(true, result, reason, SvcIdentity.InvalidHandle, SvcIdentity.InvalidHandle, null);
        }
        finally
        {
            process.Close();
        }
    }

    /// <summary>A process of a pid of its own, which is over when the call is.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="uid">The user and group that it belongs to.</param>
    /// <param name="last">The last of these pids; after the end of its type they begin again.</param>
    internal static IpcProcess Enter(IpcKernel kernel, int uid, ref int last)
    {
        while (true)
        {
            int seen = Volatile.Read(ref last);
            int pid = seen == int.MaxValue ? FirstPid : seen + 1;
            if (Interlocked.CompareExchange(ref last, pid, seen) == seen && kernel.CreateProcess(pid, uid, uid) is IpcProcess process)
            {
                return process;
            }
        }
    }

    private static int Query(IpcProcess process, OutsideRequest call, string? device, out SvcIdentity target, out string? reason)
    {
        IpcIo question = device == null ? SamgrProtocol.Request(SamgrProtocol.Feature, SamgrProtocol.Get, call.Service, call.Feature) : RemoteQuestion(device, call);
        SvcIdentity asked = device == null ? SvcIdentity.Samgr : new SvcIdentity(SvcIdentity.BusHandle, 0, 0);
        int result = process.Transact(asked, device == null ? 0 : BusCode.Find, question, IpcFlag.Default, call.TimeoutMs, out IpcMessage? reply);
        target = SvcIdentity.Invalid;
        reason = ReasonOf(reply);
        if (result == EC.Success)
        {
            target = reply!.Data.ReadRemoteObject() ?? SvcIdentity.Invalid;
        }

        if (device != null)
        {
            Free(process, reply);
            return result;
        }

        if (result == EC.NoService && reply == null)
        {
            reason = "no process hosts samgr at the moment";
        }
        else if (result is EC.NoService or EC.Failure || (result == EC.Success && !target.IsValid))
        {
            result = EC.NoService;
            reason = $"samgr knows no {call.Service}{(call.Feature == null ? string.Empty : "/" + call.Feature)}; 'samgr list' shows what it knows";
        }

        Free(process, reply);
        return result;
    }

    private static IpcIo RemoteQuestion(string device, OutsideRequest call)
    {
        IpcIo question = new(IpcLimits.MaxIoSize);
        question.WriteString(device);
        question.WriteString(call.Service);
        question.WriteBool(call.Feature == null);
        if (call.Feature != null)
        {
            question.WriteString(call.Feature);
        }

        return question;
    }

    private static OutsideAnswer Invoke(IpcProcess process, OutsideRequest call, SvcIdentity target, IpcIo arguments)
    {
        int flag = call.OneWay ? IpcFlag.OneWay : IpcFlag.Default;
        int result = process.Transact(target, call.Func, arguments, flag, call.TimeoutMs, out IpcMessage? reply);
        bool answered = result == EC.Success && reply != null;
        OutsideAnswer answer = new(true, result, ReasonOf(reply), target.Handle, target.Token, answered ? reply!.Data.ToArray() : null);
        Free(process, reply);
        return answer;
    }

    private static string? ReasonOf(IpcMessage? reply)
    {
        string reason = IpcFailure.ReasonOf(reply);
        return reason.Length == 0 ? null : reason;
    }

    private static void Free(IpcProcess process, IpcMessage? reply)
    {
        if (reply != null)
        {
            process.FreeBuffer(reply);
        }
    }
}
