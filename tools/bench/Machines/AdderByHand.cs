using LiteIpc;

namespace Samgr.Bench.Machines;

/// <summary>The adder with nothing generated: what a developer would write who has done it before.</summary>
internal sealed class AdderByHand : ClientProxy, IAdder
{
    internal const string ServiceName = "bench_by_hand";

    private const int ArgumentBytes = 2 * sizeof(int);

    private readonly IpcIo _request = new(ArgumentBytes);
    private readonly Notify _onReply;
    private int _sum;

    private AdderByHand()
    {
        _onReply = (_, _, reply) => _sum = reply.ReadInt32();
    }

    public int Add(int first, int second)
    {
        lock (_request)
        {
            _request.Restart();
            _request.WriteInt32(first);
            _request.WriteInt32(second);
            int result = Invoke(BenchFunction.Add, _request, null, _onReply);
            return result == EC.Success ? _sum : throw new InvalidOperationException(EC.NameOf(result));
        }
    }

    internal sealed class Api : ServerProxy
    {
        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            if (funcId != BenchFunction.Add)
            {
                return EC.UnknownCode;
            }

            int first = request.ReadInt32();
            int second = request.ReadInt32();
            return request.Available && reply.WriteInt32(first + second) ? EC.Success : EC.Invalid;
        }
    }

    internal sealed class Factory : IClientFactory
    {
        public ClientProxy Create(string service, string? feature) => new AdderByHand();

        public void Destroy(ClientProxy client)
        {
        }
    }
}
