using System.Runtime.InteropServices;
using LiteIpc;
using LiteIpc.Desktop;

namespace Samgr.Emulator.Protocol;

/// <summary>
/// The file descriptors that come with the bytes of a connection. Each belongs to the frame with whose bytes it came: what that
/// frame does not take, or what is more than a frame may bring, ends the connection. Those that were taken and that nobody reads
/// are closed on a thread of their own. Belongs to one thread, <see cref="Close"/> to all.
/// </summary>
internal sealed partial class Descriptors : IDescriptorOwner, IDisposable
{
    private const int DuplicateCloseOnExec = 1030;

    /// <summary>Behind the standard streams, so that no copy is taken for one.</summary>
    private const int FirstCopy = 3;

    private readonly Queue<(int Descriptor, long End)> _arrived = new();
    private readonly DescriptorShare? _share;
    private readonly DescriptorCloser _closer;
    private long _received;
    private long _frameStart;
    private long _frameEnd;
    private long _lostAt = long.MinValue;

    /// <summary>Makes the place for those of one connection.</summary>
    /// <param name="budget">The bound on what the machine keeps; null for no bound.</param>
    internal Descriptors(DescriptorBudget? budget = null)
    {
        _share = budget == null ? null : new DescriptorShare(budget);
        _closer = new DescriptorCloser(_share == null ? null : () => _share.Budget.Return(_share, 1));
    }

    internal static bool AreSupported => OperatingSystem.IsLinux();

    /// <summary>Called when the operating system had no descriptor free for this process.</summary>
    internal Action? Lost { private get; set; }

    /// <summary>Bytes have come, and with the last of them descriptors.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="descriptors">The descriptors.</param>
    /// <param name="areCut">Whether there were more, which the operating system did not hand over.</param>
    internal void Add(int bytes, ReadOnlySpan<int> descriptors, bool areCut)
    {
        _received += bytes;
        foreach (int descriptor in descriptors)
        {
            _arrived.Enqueue((descriptor, _received));
        }

        if (_arrived.Count > DescriptorMessages.Most || (areCut && descriptors.Length == DescriptorMessages.Most))
        {
            throw new ProtocolException($"more than {DescriptorMessages.Most} file descriptors with one message");
        }

        if (areCut)
        {
            _lostAt = _received;
            Lost?.Invoke();
            _share?.Budget.Lose();
        }
    }

    /// <summary>A frame has been opened.</summary>
    /// <param name="ahead">Bytes that have come and stand behind it.</param>
    internal void OpenFrame(int ahead)
    {
        _frameStart = _frameEnd;
        _frameEnd = _received - ahead;
    }

    /// <summary>A frame has been handled: descriptors that came with it and that it did not take belong to nobody.</summary>
    internal void CloseFrame()
    {
        int stray = CountOfFrame();
        if (stray > 0)
        {
            throw new ProtocolException($"{stray} file descriptors that belong to no message");
        }
    }

    /// <summary>Puts those that came with a message into its records.</summary>
    /// <returns>
    /// <see cref="EC.Success"/>; <see cref="EC.NoSpace"/> when its sender has no more of its share, or
    /// <see cref="EC.NoMemory"/> when this process had none free: then the message has to be refused.
    /// </returns>
    internal int GiveTo(DriverMessage message)
    {
        CheckPlaces(message);
        int given = 0;
        bool isShort = false;
        for (int i = 0; i < message.ObjectCount; i++)
        {
            if (message.DescriptorAt(i) < 0)
            {
                continue;
            }

            bool has = TryTake(out int descriptor);
            message.SetDescriptor(i, has ? descriptor : -1);
            message.Descriptors = this;
            given += has ? 1 : 0;
            isShort |= !has;
        }

        if (given > 0 && _share != null && !_share.Budget.TryTake(_share, given))
        {
            CloseUncounted(message);
            return EC.NoSpace;
        }

        return isShort && IsFrameShort ? EC.NoMemory : EC.Success;
    }

    /// <summary>Takes descriptors for a frame that is no message; they are closed through this.</summary>
    /// <returns>Null when this process had none free, or the sender has no more of its share.</returns>
    internal int[]? Take(int count)
    {
        int arrived = CountOfFrame();
        if (count < 0 || (count > arrived && !IsFrameShort))
        {
            throw new ProtocolException($"a frame with {count} file descriptors came with {arrived}");
        }

        int[] taken = new int[Math.Min(count, arrived)];
        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = _arrived.Dequeue().Descriptor;
        }

        if (taken.Length == count && (count == 0 || _share == null || _share.Budget.TryTake(_share, count)))
        {
            return taken;
        }

        Array.ForEach(taken, DescriptorCloser.CloseNow);
        return null;
    }

    /// <summary>Has one closed that was taken; waits for nothing.</summary>
    public void Close(int descriptor) => _closer.Close(descriptor);

    /// <summary>Has something done once all that were given to <see cref="Close"/> are closed.</summary>
    internal void AfterClosing(Action work) => _closer.After(work);

    /// <summary>Closes those that nobody took. The caller may have to wait, because closing a file may be slow.</summary>
    public void Dispose()
    {
        while (_arrived.TryDequeue(out (int Descriptor, long End) arrived))
        {
            DescriptorCloser.CloseNow(arrived.Descriptor);
        }
    }

    /// <summary>A second descriptor of the same file, not inherited by other programs; negative when there is no such file, or no place for another one.</summary>
    internal static int Duplicate(int descriptor) => ControlDescriptor(descriptor, DuplicateCloseOnExec, FirstCopy);

    /// <summary>A limit of this process, as the operating system numbers them.</summary>
    internal static unsafe long LimitOf(int resource)
    {
        nuint* limits = stackalloc nuint[2];
        return GetLimit(resource, limits) == 0 ? (long)Math.Min(limits[0], int.MaxValue) : 0;
    }

    private bool IsFrameShort => _lostAt > _frameStart && _lostAt <= _frameEnd;

    private bool TryTake(out int descriptor)
    {
        bool isOfFrame = _arrived.TryPeek(out (int Descriptor, long End) first) && first.End <= _frameEnd;
        descriptor = isOfFrame ? _arrived.Dequeue().Descriptor : -1;
        return isOfFrame;
    }

    private int CountOfFrame()
    {
        int count = 0;
        foreach ((int _, long end) in _arrived)
        {
            count += end <= _frameEnd ? 1 : 0;
        }

        return count;
    }

    private static void CheckPlaces(DriverMessage message)
    {
        int free = 0;
        for (int i = 0; i < message.ObjectCount; i++)
        {
            int offset = BitConverter.ToInt32(message.Bytes, i * 4);
            if (offset < free || offset > message.DataSize - IpcLimits.ObjectSize)
            {
                throw new ProtocolException($"an object at {offset} of {message.DataSize} bytes");
            }

            free = offset + IpcLimits.ObjectSize;
        }
    }

    private static void CloseUncounted(DriverMessage message)
    {
        for (int i = 0; i < message.ObjectCount; i++)
        {
            int descriptor = message.DescriptorAt(i);
            if (descriptor >= 0)
            {
                DescriptorCloser.CloseNow(descriptor);
                message.SetDescriptor(i, -1);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int ControlDescriptor(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static unsafe partial int GetLimit(int resource, nuint* limits);
}
