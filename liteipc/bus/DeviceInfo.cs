using System.Runtime.CompilerServices;

namespace LiteIpc.Bus;

/// <summary>The states of a device, in the order in which one comes and goes.</summary>
[ExcludeType]
public static class DeviceState
{
    /// <summary>Its link has just come up.</summary>
    public const int Unknown = 0;

    /// <summary>Its services can be asked for.</summary>
    public const int Available = 1;

    /// <summary>There is no link to it.</summary>
    public const int Unavailable = 2;
}

/// <summary>A device that was paired with this one, as it is at one moment. Immutable.</summary>
public sealed class DeviceInfo
{
    internal DeviceInfo(string name, byte[] networkId, int number, int state, string reason)
    {
        Name = name;
        NetworkId = networkId;
        Number = number;
        State = state;
        Reason = reason;
    }

    /// <summary>Its name on this side.</summary>
    public readonly string Name;

    /// <summary>Its network id, 32 bytes. Not to be changed.</summary>
    public readonly byte[] NetworkId;

    /// <summary>Its number in <see cref="IpcMessage.Device"/>.</summary>
    public readonly int Number;

    /// <summary>One of <see cref="DeviceState"/>.</summary>
    public readonly int State;

    /// <summary>Why there is no link; empty where there is one.</summary>
    public readonly string Reason;
}

/// <summary>Told that a device has come or gone; must not block. One at a time for a device.</summary>
/// <param name="device">The device as it is now.</param>
public delegate void DeviceChanged(DeviceInfo device);
