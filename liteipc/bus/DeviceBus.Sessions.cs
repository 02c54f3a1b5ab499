using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <content>The sessions: what they tell the bus.</content>
public sealed partial class DeviceBus : ILinkHost
{
    LinkPeer? ILinkHost.FindPeer(byte[] networkId)
    {
        lock (_gate)
        {
            for (int i = 0; i < _devices.Count; i++)
            {
                LinkPeer peer = ((KnownDevice)_devices[i]!).Peer;
                if (AreEqual(peer.NetworkId, networkId))
                {
                    return peer;
                }
            }

            return null;
        }
    }

    void ILinkHost.OnUp(LinkSession session)
    {
        bool isDialledBySmaller = session.IsDialler == (Order(LinkOptions.NetworkId, session.Peer!.NetworkId) < 0);
        RemoteDevice? former;
        KnownDevice? device;
        lock (_gate)
        {
            device = DeviceOf(session.Peer);
            former = device?.Current;
        }

        if (device == null)
        {
            session.Close(EC.Permission, "this device was forgotten");
            return;
        }

        if (former != null && former.Session.IsUp)
        {
            if (device.WasDialledBySmaller && !isDialledBySmaller && Platform.NowMs - device.UpSince < CrossingMs)
            {
                session.Close(EC.Busy, "both sides have dialled, and the other connection stays");
                return;
            }

            CountReplacement(device);
            former.Session.Close(EC.Busy, "a newer connection of this device replaces it");
        }

        // Told to this device before anything of the new session, whoever else tells of it later.
        Down(device, former, "a newer connection of it has replaced the link");
        IpcProcess? process = NewProcess();
        if (process == null)
        {
            session.Close(EC.NoSpace, "the kernel has no process for it");
            return;
        }

        RemoteDevice remote = new RemoteDevice(this, process, session, device.Number);
        session.Owner = remote;
        Set(device, remote, DeviceState.Unknown, string.Empty, isDialledBySmaller);
        Set(device, remote, DeviceState.Available, string.Empty, isDialledBySmaller);
        Log(LogLevel.Info, "device " + device.Peer.Name + " is there, as pid " + process.Pid);
    }

    void ILinkHost.OnLost(LinkSession session, string reason)
    {
        RemoteDevice? remote = (RemoteDevice?)session.Owner;
        KnownDevice? device;
        lock (_gate)
        {
            device = DeviceOf(session.Peer ?? session.Claimed);
        }

        if (remote == null)
        {
            if (device != null && device.Current == null)
            {
                device.Reason = reason;
            }

            Log(LogLevel.Warn, "a link has not come up: " + reason);
            return;
        }

        remote.End();
        if (device != null)
        {
            Down(device, remote, reason);
        }
    }

    void ILinkHost.Serve(LinkSession session, LinkRequest request) => ((RemoteDevice?)session.Owner)?.Serve(request);

    void ILinkHost.Cancel(LinkSession session, LinkRequest request) => ((RemoteDevice?)session.Owner)?.Cancel(request);

    void ILinkHost.OnReleased(LinkSession session, object target) => ((RemoteDevice?)session.Owner)?.OnReleased(target);

    void ILinkHost.OnDeath(LinkSession session, int target) => ((RemoteDevice?)session.Owner)?.OnDeath(target);

    void ILinkHost.OnAnswered(LinkCall call)
    {
        PendingFind? find = call.State as PendingFind;
        RemoteDevice device = find == null ? ((OutboundCall)call.State!).Device : find.Device;
        device.OnAnswered(call, find);
    }

    /// <summary>A device has gone, unless another session has taken the place of that one.</summary>
    private void Down(KnownDevice device, RemoteDevice? remote, string reason)
    {
        if (remote == null)
        {
            return;
        }

        remote.End();
        lock (_gate)
        {
            if (device.Current != remote)
            {
                return;
            }
        }

        Set(device, null, DeviceState.Unavailable, reason, false);
        Log(LogLevel.Warn, "device " + device.Peer.Name + " is gone: " + reason);
    }

    private void Set(KnownDevice device, RemoteDevice? remote, int state, string reason, bool isDialledBySmaller)
    {
        DeviceInfo info;
        lock (_gate)
        {
            device.Current = state == DeviceState.Unknown ? null : remote;
            device.State = state;
            device.Reason = reason;
            device.UpSince = Platform.NowMs;
            device.WasDialledBySmaller = isDialledBySmaller;
            info = InfoOf(device);
        }

        Changed?.Invoke(info);
    }

    private IpcProcess? NewProcess()
    {
        lock (_gate)
        {
            IpcProcess? process = null;
            for (int tries = 0; process == null && tries <= Options.MaxDevices; tries++)
            {
                _lastPid = _lastPid == int.MaxValue ? Options.FirstPid : _lastPid + 1;
                process = _kernel.CreateProcess(_lastPid, SvcIdentity.InvalidHandle, SvcIdentity.InvalidHandle);
            }

            return process;
        }
    }

    private void CountReplacement(KnownDevice device)
    {
        long now = Platform.NowMs;
        if (now - device.ReplacementsSince >= MinuteMs)
        {
            device.ReplacementsSince = now;
            device.Replacements = 0;
        }

        device.Replacements++;
        if (device.Replacements == MaxReplacements + 1)
        {
            Log(LogLevel.Error, "more than " + MaxReplacements + " connections a minute say that they are " + device.Peer.Name + ": two devices with one id");
        }
    }
}
