using LiteIpc.Link;

namespace LiteIpc.Bus;

/// <summary>A call of this device that another one serves: what its answer in the kernel needs.</summary>
internal sealed class OutboundCall
{
    internal OutboundCall(RemoteDevice device, int sequence, LocalTarget[] given)
    {
        Device = device;
        Sequence = sequence;
        Given = given;
    }

    internal readonly RemoteDevice Device;

    /// <summary>The kernel's number of the call; 0 for a one-way call.</summary>
    internal readonly int Sequence;

    /// <summary>The objects in its content, whose references go back when it is never sent.</summary>
    internal readonly LocalTarget[] Given;

    /// <summary>The call over the link; null until it is sent.</summary>
    internal LinkCall? Call;
}
