using LiteIpc;

namespace Samgr.Bench.Machines;

/// <summary>The 64 bytes that a call carries there and back, copied out at each end. Belongs to one thread at a time.</summary>
internal sealed class Payload
{
    internal const int Bytes = 64;

    private readonly byte[] _sent = new byte[Bytes];
    private readonly byte[] _received = new byte[Bytes];

    internal Payload()
    {
        for (int i = 0; i < Bytes; i++)
        {
            _sent[i] = (byte)i;
        }
    }

    internal void Write(IpcIo io) => io.WriteRawData(_sent, 0, Bytes);

    internal bool Copy(IpcIo from, IpcIo to) => from.ReadRawData(_received, 0, Bytes) && to.WriteRawData(_received, 0, Bytes);

    /// <summary>Reads the payload to its end.</summary>
    /// <returns>False when it is not the one that was sent.</returns>
    internal bool Check(IpcIo io) => io.ReadRawData(_received, 0, Bytes) && io.Available && _received.AsSpan().SequenceEqual(_sent);
}
