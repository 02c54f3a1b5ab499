using System;
using System.Threading;

namespace LiteIpc.Bus;

/// <summary>Starts a thread.</summary>
/// <param name="body">Runs on it, until the bus is closed.</param>
public delegate void BusThread(ThreadStart body);

/// <summary>The limits of a bus. Set before the bus is made and not changed after.</summary>
public sealed class BusOptions
{
    /// <summary>Bytes of the message pool that each device has here, for calls to it and answers for it.</summary>
    public int PoolBytes = IpcLimits.MaxPoolSize;

    /// <summary>Services of one device that are known here by name at most; one that nobody uses any more makes room.</summary>
    public int MaxServices = 64;

    /// <summary>Objects without a name of one device that are held here at most.</summary>
    public int MaxObjects = 256;

    /// <summary>Devices that are paired with this one at most.</summary>
    public int MaxDevices = 64;

    /// <summary>The first of the process numbers that devices have in this kernel.</summary>
    public int FirstPid = 1_000_000;

    /// <summary>Starts the one thread of the bus; null leaves what this device sends to who calls <see cref="DeviceBus.RunOnce"/>.</summary>
    public BusThread? StartThread = body => new Thread(body).Start();

    internal void Check()
    {
        Check("PoolBytes", PoolBytes, 1024, IpcLimits.MaxPoolSize);
        Check("MaxServices", MaxServices, 1, 1024);
        Check("MaxObjects", MaxObjects, 0, 1024);
        Check("MaxDevices", MaxDevices, 1, 1024);
        Check("FirstPid", FirstPid, 1, int.MaxValue / 2);
    }

    private static void Check(string name, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new ArgumentException("BusOptions." + name + " is " + value + "; it has to be from " + least + " to " + most);
        }
    }
}
