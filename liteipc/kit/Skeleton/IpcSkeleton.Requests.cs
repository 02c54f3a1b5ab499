using System;
using System.Threading;

namespace LiteIpc.Kit;

public sealed partial class IpcSkeleton
{
    Worker IWorkHost.MakeWorker(WorkerPool pool) => new RequestWorker(pool);

    void IWorkHost.Serve(Worker worker, object target, DriverMessage message) => Serve((RequestWorker)worker, (RemoteStub)target, message);

    void IWorkHost.RefuseClosed(IpcMessage message) => Refuse(message, IpcError.InnerError, "its process serves no more requests");

    void IWorkHost.Carry(Worker worker, Work work)
    {
        switch (work.Kind)
        {
            case WorkKind.Request:
                Serve((RequestWorker)worker, (RemoteStub)work.Target!, work.Message!);
                break;
            case WorkKind.Death:
                ((RemoteProxy)work.Target!).TellDeath();
                break;
            case WorkKind.Run:
                Guard("posted work", (ThreadStart)work.Target!);
                break;
            default:
                Stubs.Settle(((RemoteStub)work.Target!).Entry);
                break;
        }
    }

    private void Serve(RequestWorker worker, RemoteStub stub, DriverMessage message)
    {
        if (message.Code == KitProtocol.GetDescriptor)
        {
            worker.Reply.Empty();
            worker.Reply.WriteString(stub.Descriptor);
            Answer(message, worker.Reply);
            Context.Free(message);
            return;
        }

        if (message.Code < KitLimits.FirstCode || message.Code > KitLimits.LastCode)
        {
            Refuse(message, IpcError.CodeOutOfRange, "code " + message.Code + " is not one that a stub can have");
            return;
        }

        worker.Data.Attach(message, this);
        worker.Reply.Empty();
        int code = message.Code;
        int result;
        string reason = string.Empty;
        worker.Begin(message);
        worker.Option.Reset(message.Flag);

        // Before it is served: a stub may reclaim its request, which frees the message.
        DriverMessage? answerable = message.IsOneWay ? null : worker.KeepAnswerable(message);
        try
        {
            int answered = stub.OnRemoteRequest(code, worker.Data, worker.Reply, worker.Option);
            result = RemoteStub.Checked(answered);
            reason = result == IpcError.Success ? reason : stub.Answered(code, answered);
        }
        catch (Exception error)
        {
            result = IpcError.InnerError;
            reason = stub.Descriptor + " threw at code " + code + ": "
                + Failed(stub.Descriptor, error, LogPace.Count(ref stub.Failures));
        }

        worker.End();

        // The request goes first: a caller that has its answer may send as much again, and finds the room that it left.
        worker.Data.Reclaim();
        if (answerable != null && result == IpcError.Success)
        {
            try
            {
                Answer(answerable, worker.Reply);
            }
            catch (Exception error)
            {
                result = IpcError.InnerError;
                reason = "the reply of " + stub.Descriptor + " cannot be sent: " + Failed("a reply", error, LogPace.Count(ref stub.Failures));
            }
        }

        if (answerable != null && result != IpcError.Success)
        {
            Context.Driver.SendFailedReply(answerable, result, reason);
        }

        worker.Reply.Empty();
    }

    private void Answer(IpcMessage message, Parcel reply)
    {
        Parcel sent = reply;
        if (reply.IsReceived)
        {
            sent = new Parcel();
            sent.Append(reply);
        }

        Stubs.BeginGiving(sent);
        IpcIo? io = sent.Pack(this);
        if (io == null)
        {
            Context.Driver.SendFailedReply(message, IpcError.InnerError, "the reply holds an object that this process cannot give away");
        }
        else
        {
            Context.Driver.SendReply(message, io);
        }

        // Nobody says whether a reply has arrived, so that the kernel is asked about the stubs in it.
        Stubs.EndGiving(sent, false);
    }

    private void Refuse(IpcMessage message, int code, string reason)
    {
        if (!message.IsOneWay)
        {
            Context.Driver.SendFailedReply(message, code, reason);
        }

        Context.Free(message);
    }

    /// <summary>A work thread with its parcels, which it uses again.</summary>
    private sealed class RequestWorker : Worker
    {
        internal readonly Parcel Data = new Parcel();
        internal readonly Parcel Reply = Parcel.MakeBorrower();
        internal readonly MessageOption Option = new MessageOption();

        internal RequestWorker(WorkerPool pool)
            : base(pool)
        {
        }
    }
}
