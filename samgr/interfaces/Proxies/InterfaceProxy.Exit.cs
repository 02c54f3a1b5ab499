using LiteIpc;

namespace Samgr;

public abstract partial class InterfaceProxy
{
    private static readonly object _exitGate = new object();

    private DeathRecipient? _onLost;
    private ExitNotice? _exits;

    /// <summary>
    /// Has a service of this process sent an empty message each time that the service behind a client is lost: its process has ended, or
    /// a call has timed out or found nobody at the address. The message takes no place in the queue and is not refused; it comes on the
    /// service's own thread, once for each loss, until the client is released for good. The client stays usable: its next call finds
    /// the service again. To ask twice for the same message changes nothing.
    /// </summary>
    /// <remarks>
    /// State of this process in the lost one, such as a callback, is lost with it. Ask for the notice before you subscribe, await the
    /// service with <see cref="SamgrLite.NotifyArrival"/> when it comes, and subscribe again. A call that fails with
    /// <see cref="EC.NoService"/> had no address that could be lost, so nothing is sent for it.
    /// </remarks>
    /// <param name="client">
    /// The client that Find or WaitFor of a generated proxy returned. A service of this process is not lost, so nothing is sent for it.
    /// </param>
    /// <param name="identity">The receiver of the message; for a feature its service.</param>
    /// <param name="msgId">The number of the message.</param>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.NoSpace"/> when <see cref="SamgrOptions.MaxWaits"/> messages are asked for already;
    /// <see cref="EC.Invalid"/> for a client of another kind or a released one, and for an identity that takes no messages.
    /// </returns>
    public static int NotifyExit(object? client, Identity? identity, int msgId)
    {
        InterfaceProxy? proxy = client as InterfaceProxy;
        if (proxy == null || identity == null || !identity.TakesMessages || proxy.References == 0 || proxy._samgr == null)
        {
            return EC.Invalid;
        }

        DeathRecipient onLost = proxy._onLost ?? proxy.OnLost;
        lock (_exitGate)
        {
            return proxy.AddExit(identity, msgId, onLost);
        }
    }

    private int AddExit(Identity identity, int msgId, DeathRecipient onLost)
    {
        int count = 0;
        for (ExitNotice? notice = _exits; notice != null; notice = notice.Next)
        {
            if (notice.Identity == identity && notice.MsgId == msgId)
            {
                return EC.Success;
            }

            count++;
        }

        if (count >= _samgr!.Options.MaxWaits)
        {
            return EC.NoSpace;
        }

        _exits = new ExitNotice(identity, msgId, _exits);
        if (_onLost == null && _local == null)
        {
            _onLost = onLost;
            ClientProxy client = _other ?? this;
            client.Lost += onLost;
        }

        return EC.Success;
    }

    /// <summary>The proxy that this one calls through may have other users, and live on.</summary>
    private void RemoveExits(ClientProxy other)
    {
        lock (_exitGate)
        {
            other.Lost -= _onLost;
        }
    }

    private void OnLost(IpcContext context, int handle, object? argument)
    {
        for (ExitNotice? notice = _exits; notice != null; notice = notice.Next)
        {
            notice.Identity.SendNotice(notice.MsgId);
        }
    }
}

/// <summary>One message that is sent when a service is lost.</summary>
internal sealed class ExitNotice
{
    internal ExitNotice(Identity identity, int msgId, ExitNotice? next)
    {
        Identity = identity;
        MsgId = msgId;
        Next = next;
    }

    internal readonly Identity Identity;

    internal readonly int MsgId;

    internal readonly ExitNotice? Next;
}
