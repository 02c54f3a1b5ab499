using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>The descriptors that go with a frame of the kernel: a channel has two, which in a recording lead nowhere.</summary>
internal static class ScriptedFiles
{
    public static int[] For(byte[] frame)
    {
        bool hasFiles = frame.Length >= FrameLimits.Header
            && ScriptedConnection.OpOf(frame) is FrameOp.ChannelOpened or FrameOp.ServeChannel;
        if (!hasFiles)
        {
            return [];
        }

        using Microsoft.Win32.SafeHandles.SafeFileHandle nothing = File.OpenHandle("/dev/null");
        int descriptor = (int)nothing.DangerousGetHandle();
        return [Descriptors.Duplicate(descriptor), Descriptors.Duplicate(descriptor)];
    }
}
