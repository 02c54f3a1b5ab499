using LiteIpc;
using Microsoft.Win32.SafeHandles;

namespace Samgr.Emulator.TestModules;

/// <summary>What the probe does with file descriptors.</summary>
internal static class ProbeFiles
{
    private const int RequestSize = 64;

    internal static int Count() => Directory.GetFiles("/proc/self/fd").Length;

    internal static int Share(SamgrLite samgr, IpcIo request, IpcIo reply)
    {
        string service = request.ReadString()!;
        string path = request.ReadString()!;
        int times = request.ReadInt32();
        int function = request.ReadInt32();
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        File.Delete(path);
        IpcIo argument = new(RequestSize, 1);
        argument.WriteFileDescriptor((int)file.DangerousGetHandle());
        IClientProxy proxy = (IClientProxy)samgr.GetDefaultFeatureApi(service)!;
        int result = EC.Success;
        string? text = null;
        for (int i = 0; i < times && result == EC.Success; i++)
        {
            result = proxy.Invoke(function, argument, null, (_, _, answer) => text = answer.ReadString());
        }

        proxy.Release();
        reply.WriteInt32(result);
        reply.WriteString(text ?? string.Empty);
        return EC.Success;
    }

    internal static int Read(IpcIo request, IpcIo reply)
    {
        int descriptor = request.ReadFileDescriptor();
        if (descriptor < 0)
        {
            return EC.Invalid;
        }

        using SafeFileHandle file = new(descriptor, ownsHandle: true);
        byte[] content = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, content, 0);
        reply.WriteString(System.Text.Encoding.UTF8.GetString(content));
        return EC.Success;
    }
}
