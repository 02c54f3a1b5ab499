using System.Runtime.InteropServices;
using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>The file descriptors that came with the bytes of a connection and have not found their message yet. Belongs to one thread.</summary>
internal sealed partial class Descriptors : IDescriptorOwner, IDisposable
{
    private const int MostWaiting = 4 * DescriptorMessages.Most;

    private readonly Queue<int> _arrived = new();

    internal static bool AreSupported => OperatingSystem.IsLinux();

    internal void Add(int descriptor) => _arrived.Enqueue(descriptor);

    /// <summary>Puts those that came with a message into its records.</summary>
    internal void GiveTo(IpcMessage message)
    {
        if (_arrived.Count > MostWaiting)
        {
            throw new ProtocolException($"{_arrived.Count} file descriptors that belong to no message");
        }

        int free = 0;
        for (int i = 0; i < message.ObjectCount; i++)
        {
            int offset = BitConverter.ToInt32(message.Bytes, i * 4);
            if (offset < free || offset > message.DataSize - IpcLimits.ObjectSize)
            {
                throw new ProtocolException($"an object at {offset} of {message.DataSize} bytes");
            }

            free = offset + IpcLimits.ObjectSize;
            if (message.DescriptorAt(i) < 0)
            {
                continue;
            }

            message.SetDescriptor(i, _arrived.TryDequeue(out int descriptor) ? descriptor : -1);
            message.Descriptors = this;
        }
    }

    public void Close(int descriptor) => _ = CloseDescriptor(descriptor);

    /// <summary>Closes those that belong to no message.</summary>
    public void Dispose()
    {
        while (_arrived.TryDequeue(out int descriptor))
        {
            Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);
}
