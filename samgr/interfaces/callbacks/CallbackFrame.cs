using System.Threading;
using LiteIpc;
using LiteIpc.Kit;

namespace Samgr;

/// <summary>
/// The parcels and buffers of a call of a callback. One frame is kept for the next call, so that calls one after the other make no
/// garbage; those at the same time make one each.
/// </summary>
internal sealed class CallbackFrame
{
    private static CallbackFrame? _kept;
    private static int _isTaken;

    internal readonly Parcel Data = new Parcel();
    internal readonly Parcel Reply = new Parcel();
    internal readonly MessageOption Option = new MessageOption();
    internal readonly IpcIo Content = new IpcIo();

    internal static CallbackFrame Take(int flags)
    {
        CallbackFrame frame = Interlocked.CompareExchange(ref _isTaken, 1, 0) != 0 ? new CallbackFrame() : _kept ??= new CallbackFrame();
        frame.Option.IsAsync = flags == MessageOption.Async;
        frame.Option.Result = EC.Success;
        frame.Option.Reason = string.Empty;
        return frame;
    }

    /// <summary>The call has ended: its messages are freed, and nothing of it is looked at any more.</summary>
    internal void GiveBack()
    {
        Data.Clear();
        Reply.Clear();
        if (this == _kept)
        {
            Interlocked.Exchange(ref _isTaken, 0);
        }
    }
}
