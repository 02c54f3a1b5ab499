using System.Runtime.InteropServices;

namespace Samgr.Emulator.Peers;

/// <summary>Closes what this folder opens itself: descriptors of processes and folders, whose close waits for nothing.</summary>
internal static partial class NativeDescriptor
{
    internal static void Close(int descriptor) => _ = CloseDescriptor(descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int CloseDescriptor(int descriptor);
}
