using LiteIpc;

namespace Samgr.DeviceTests.Support;

/// <summary>What a consumer does with the adder of another process.</summary>
internal sealed class AdderCalls
{
    private readonly IpcIo _request = new IpcIo(16);
    private readonly Notify _onReply;

    internal AdderCalls(SamgrLite consumer)
    {
        ClientProxy? found = null;
        Patience.Until(() => (found = consumer.FindServiceApi(Adder.ServiceName, null)) != null, "the adder was not found");
        Proxy = found!;
        _onReply = OnReply;
    }

    internal ClientProxy Proxy { get; }

    internal int First { get; private set; }

    internal int Second { get; private set; }

    /// <summary>Adds; the sum is in <see cref="First"/>.</summary>
    internal int Add(int a, int b)
    {
        _request.Restart();
        _request.WriteInt32(a);
        _request.WriteInt32(b);
        return Proxy.Invoke(AdderApi.Add, _request, null, _onReply);
    }

    /// <summary>Calls a function without arguments.</summary>
    internal int Call(int function) => Proxy.Invoke(function, null, null, _onReply);

    private void OnReply(object? owner, int code, IpcIo reply)
    {
        First = reply.ReadInt32();
        Second = reply.ReadInt32();
    }
}
