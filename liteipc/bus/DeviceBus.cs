using System;
using System.Collections;
using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>
/// The bus of a device: to its own kernel each other device is a process, and each of that one's services an ordinary handle of it. So grants,
/// pools, limits, death notices and dumps need no second way.
/// </summary>
/// <remarks>
/// One for a kernel. Every member may be called from any thread. What this device sends runs on a thread of its own, what the others send on those of
/// their carriers. Nothing in it waits for another device.
/// </remarks>
public sealed partial class DeviceBus
{
    private const int MinuteMs = 60_000;
    private const int MaxReplacements = 5;

    /// <summary>Two sides that dial each other at once both come up within so long.</summary>
    private const int CrossingMs = 2000;

    private readonly object _gate = new object();
    private readonly ArrayList _devices = new ArrayList();
    private readonly IpcKernel _kernel;
    private readonly ILogSink? _log;
    private int _lastPid;

    /// <summary>Makes the bus of a kernel, which has none yet.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="link">This device's network id and name, and the limits of its links.</param>
    /// <param name="options">The limits of the bus.</param>
    /// <param name="platform">Clock, randomness and HMAC.</param>
    /// <param name="names">How to ask samgr.</param>
    /// <param name="log">Where it tells of devices that come and go; null for nowhere.</param>
    /// <exception cref="ArgumentException">An option is out of its range, the kernel has a bus, or its processes have that number already.</exception>
    public DeviceBus(IpcKernel kernel, LinkOptions link, BusOptions options, ILinkPlatform platform, IServiceNames names, ILogSink? log)
    {
        options.Check();
        _kernel = kernel;
        _log = log;
        _lastPid = options.FirstPid;
        LinkOptions = link;
        Options = options;
        Platform = platform;
        Names = names;
        Paths = new BusPaths(this, link.NetworkId);
        Pump = new BusPump(options.StartThread);
        IpcProcess? door = kernel.Bus == null ? kernel.CreateProcess(_lastPid, 0, 0) : null;
        if (door == null)
        {
            throw new ArgumentException("the kernel has a bus already, or a process with the number " + _lastPid);
        }

        Door = new BusDoor(this, door);
        kernel.Bus = door;
    }

    /// <summary>Told of devices that come and go; null for nobody. Set before the first session.</summary>
    public DeviceChanged? Changed;

    internal readonly LinkOptions LinkOptions;

    internal readonly BusOptions Options;

    internal readonly ILinkPlatform Platform;

    internal readonly IServiceNames Names;

    internal readonly BusPaths Paths;

    internal readonly BusDoor Door;

    internal readonly BusPump Pump;

    /// <summary>Lets a device in that was paired with this one.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.Busy"/> when a device has that name, network id or number; <see cref="EC.NoSpace"/> when there are as many as may be.
    /// </returns>
    public int Add(LinkPeer peer)
    {
        KnownDevice device = new KnownDevice(peer);
        lock (_gate)
        {
            for (int i = 0; i < _devices.Count; i++)
            {
                KnownDevice other = (KnownDevice)_devices[i]!;
                if (other.Number == device.Number || AreEqual(other.Peer.NetworkId, peer.NetworkId))
                {
                    return EC.Busy;
                }
            }

            if (_devices.Count >= Options.MaxDevices)
            {
                return EC.NoSpace;
            }

            _devices.Add(device);
            return EC.Success;
        }
    }

    /// <summary>Lets a device in no longer, and ends its link at once.</summary>
    /// <returns>False when there is none of that name.</returns>
    public bool Forget(string name)
    {
        KnownDevice? device;
        lock (_gate)
        {
            device = DeviceOf(name);
            _devices.Remove(device);
        }

        if (device != null && device.Current != null)
        {
            device.Current.Session.Close(EC.Permission, "this device was forgotten");
        }

        return device != null;
    }

    /// <summary>Makes the session of a carrier, to be started with it.</summary>
    /// <param name="carrier">The carrier.</param>
    /// <param name="dials">Whether this side has opened it.</param>
    public LinkSession Open(ILinkCarrier carrier, bool dials) => new LinkSession(LinkOptions, Platform, carrier, this, dials);

    /// <summary>The devices that were paired with this one.</summary>
    public DeviceInfo[] Devices()
    {
        lock (_gate)
        {
            DeviceInfo[] infos = new DeviceInfo[_devices.Count];
            for (int i = 0; i < infos.Length; i++)
            {
                infos[i] = InfoOf((KnownDevice)_devices[i]!);
            }

            return infos;
        }
    }

    /// <summary>Sends what this device's processes have for others, where the bus has no thread of its own.</summary>
    public void RunOnce() => Pump.RunOnce();

    /// <summary>Ends all links, and the bus: its kernel has none any more.</summary>
    /// <param name="reason">Why, for the other devices.</param>
    public void Close(string reason)
    {
        DeviceInfo[] devices = Devices();
        for (int i = 0; i < devices.Length; i++)
        {
            RemoteDevice? device = Reach(devices[i].Name, out _);
            device?.Session.Close(EC.Success, reason);
        }

        Door.Process.Close();
        lock (_kernel.Gate)
        {
            _kernel.Bus = null;
        }

        Pump.Close();
    }

    /// <summary>A network id, in 64 hexadecimal digits.</summary>
    public static string Text(byte[] networkId)
    {
        char[] text = new char[2 * networkId.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int digit = (networkId[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
            text[i] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }

        return new string(text);
    }

    /// <summary>The session with a device.</summary>
    /// <returns>Null when there is none, with the reason.</returns>
    internal RemoteDevice? Reach(string name, out string reason)
    {
        lock (_gate)
        {
            KnownDevice? device = DeviceOf(name);
            reason = device == null ? "no device is paired under the name " + name : "there is no link to " + name + ": " + device.Reason;
            return device?.Current;
        }
    }

    /// <summary>The call of another device that a process serves at the moment; null for none.</summary>
    internal LinkRequest? ServedBy(int pid, out RemoteDevice? from)
    {
        from = null;
        int id = ServedFor(pid, out int callerPid);
        if (id == 0)
        {
            return null;
        }

        lock (_gate)
        {
            for (int i = 0; i < _devices.Count; i++)
            {
                RemoteDevice? current = ((KnownDevice)_devices[i]!).Current;
                from = current != null && current.Pid == callerPid ? current : from;
            }
        }

        LinkRequest? request = from?.RequestOf(id);
        return request?.Target == null ? null : request;
    }

    /// <summary>Whether a process of this device may call a handle of another one.</summary>
    internal bool IsHeld(int handle)
    {
        lock (_kernel.Gate)
        {
            for (int i = 0; i < _kernel.Processes.Count; i++)
            {
                IpcProcess process = (IpcProcess)_kernel.Processes[i]!;
                if (process != Door.Process && process.Holds(handle))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>A refusal of this device, with the name in place of the number that samgr knows a device by.</summary>
    internal static string Named(string reason, int number, string name)
    {
        string digits = number.ToString();
        string named = string.Empty;
        for (int at = reason.IndexOf(digits); at >= 0; at = reason.IndexOf(digits))
        {
            named += reason.Substring(0, at) + name;
            reason = reason.Substring(at + digits.Length);
        }

        return named + reason;
    }

    internal void Log(int level, string text) => _log?.Write(level, "bus", text);

    /// <summary>The number that the process of another device gave to a call that a process of this one serves at the moment; 0 for none.</summary>
    private int ServedFor(int pid, out int callerPid)
    {
        callerPid = 0;
        lock (_kernel.Gate)
        {
            for (int slot = 0; slot < _kernel.Calls.Capacity; slot++)
            {
                IpcCall? call = _kernel.Calls.At(slot);
                if (call != null && !call.Completed && call.Server!.Pid == pid && call.Caller!.Device != 0)
                {
                    callerPid = call.Caller.Pid;
                    return call.RemoteSequence;
                }
            }

            return 0;
        }
    }

    private KnownDevice? DeviceOf(string name)
    {
        for (int i = 0; i < _devices.Count; i++)
        {
            KnownDevice device = (KnownDevice)_devices[i]!;
            if (device.Peer.Name == name)
            {
                return device;
            }
        }

        return null;
    }

    private KnownDevice? DeviceOf(LinkPeer? peer)
    {
        for (int i = 0; i < _devices.Count; i++)
        {
            KnownDevice device = (KnownDevice)_devices[i]!;
            if (device.Peer == peer)
            {
                return device;
            }
        }

        return null;
    }

    private static DeviceInfo InfoOf(KnownDevice device)
        => new DeviceInfo(device.Peer.Name, device.Peer.NetworkId, device.Number, device.State, device.Reason);

    private static bool AreEqual(byte[] one, byte[] other) => Order(one, other) == 0;

    private static int Order(byte[] one, byte[] other)
    {
        int order = 0;
        for (int i = 0; i < one.Length && order == 0; i++)
        {
            order = one[i] - other[i];
        }

        return order;
    }
}
