using System;
using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>
/// The way of a call through devices, as hashes of the services that it comes through: a call that comes back to a service that waits for it is
/// refused at once instead of waiting for itself.
/// </summary>
internal sealed class BusPaths
{
    /// <summary>Services that a call may come through.</summary>
    private const int MaxLength = 8;

    private readonly DeviceBus _bus;
    private readonly int _own;

    internal BusPaths(DeviceBus bus, byte[] networkId)
    {
        _bus = bus;
        _own = LinkNames.Hash(networkId, 0);
    }

    /// <summary>Gives a call of this device the path of the one that its sender is just serving.</summary>
    /// <returns>Null, or why it is refused.</returns>
    internal string? Follow(LinkCall call, int pid, RemoteDevice to)
    {
        LinkRequest? served = _bus.ServedBy(pid, out RemoteDevice? from);
        if (served == null)
        {
            return null;
        }

        int length = served.Path == null ? 0 : served.Path.Length;
        if (length >= MaxLength)
        {
            return "the call comes through " + length + " services of several devices already, which is the limit";
        }

        call.Path = new int[length + 1];
        if (served.Path != null)
        {
            Array.Copy(served.Path, call.Path, length);
        }

        call.Path[length] = HashOf((LocalTarget)served.Target!);

        // A one-way call makes nobody wait, so it takes its turn like any other.
        call.IsNested = from == to && call.Kind == LinkKind.Call;
        return null;
    }

    /// <summary>Whether a call of another device comes back to a service that waits for it.</summary>
    /// <returns>Null, or why it is refused.</returns>
    internal string? Check(LinkRequest request, LocalTarget target)
    {
        int[]? path = request.Path;
        if (path == null)
        {
            return null;
        }

        int own = HashOf(target);
        for (int i = 0; i < path.Length; i++)
        {
            if (path[i] == own)
            {
                return "the call comes back to its own service, through " + (path.Length - i) + " calls of several devices: each would wait for the others for ever";
            }
        }

        return null;
    }

    /// <summary>A service is known by its process: the thread that waits is one of it.</summary>
    private int HashOf(LocalTarget target) => unchecked((((_own * 31) + target.Handle) * 31) + target.Token);
}
