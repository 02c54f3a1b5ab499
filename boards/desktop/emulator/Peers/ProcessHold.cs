using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>A descriptor of a process (pidfd): it means that process for ever, also when its number is given to another one.</summary>
internal sealed unsafe partial class ProcessHold(int descriptor) : IDisposable
{
    private const short Readable = 1;

    /// <summary>Whether the process has ended.</summary>
    internal bool HasEnded
    {
        get
        {
            Question question = new() { Descriptor = descriptor, Events = Readable };
            return descriptor < 0 || Poll(&question, 1, 0) != 0;
        }
    }

    public void Dispose()
    {
        if (descriptor >= 0)
        {
            NativeDescriptor.Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(Question* questions, nuint count, int timeoutMs);

    [StructLayout(LayoutKind.Sequential)]
    private struct Question
    {
        internal int Descriptor;
        internal short Events;
        internal short Answers;
    }
}
