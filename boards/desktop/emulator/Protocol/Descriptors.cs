using System.Runtime.InteropServices;
using LiteIpc;

namespace Samgr.Emulator.Protocol;

/// <summary>The file descriptors that came with the bytes of a connection and have not found their message yet. Belongs to one thread.</summary>
internal sealed partial class Descriptors : IDescriptorOwner, IDisposable
{
    private const int DuplicateCloseOnExec = 1030;
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

    /// <summary>Takes descriptors for a frame that is no message; they belong to the caller from now on.</summary>
    internal int[] Take(int count)
    {
        if (count < 0 || count > _arrived.Count)
        {
            throw new ProtocolException($"a frame with {count} file descriptors came with {_arrived.Count}");
        }

        int[] taken = new int[count];
        for (int i = 0; i < count; i++)
        {
            taken[i] = _arrived.Dequeue();
        }

        return taken;
    }

    public void Close(int descriptor) => CloseOne(descriptor);

    internal static void CloseOne(int descriptor) => _ = CloseDescriptor(descriptor);

    /// <summary>Closes those that belong to no message.</summary>
    public void Dispose()
    {
        while (_arrived.TryDequeue(out int descriptor))
        {
            Close(descriptor);
        }
    }

    /// <summary>A second descriptor of the same file, not inherited by other programs; negative when there is no such file.</summary>
    internal static int Duplicate(int descriptor) => ControlDescriptor(descriptor, DuplicateCloseOnExec, 0);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlDescriptor(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);
}
