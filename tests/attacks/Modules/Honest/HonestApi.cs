using System.Text;
using LiteIpc;
using Microsoft.Win32.SafeHandles;

namespace Samgr.Attacks.Modules;

/// <summary>The service of an honest process.</summary>
internal sealed class HonestApi(string name, Ledger ledger) : ServerProxy
{
    private const int RestMs = 50;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case HonestFunction.Echo:
                int number = request.ReadInt32();
                string text = request.ReadString() ?? string.Empty;
                reply.WriteString(name);
                reply.WriteInt32(Honest.Answer(number, text));
                reply.WriteString(text);
                return EC.Success;
            case HonestFunction.ReadFile:
                return Read(request, reply);
            case HonestFunction.Report:
                ledger.Write(reply);
                return EC.Success;
            case HonestFunction.Rest:
                Thread.Sleep(RestMs);
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private static int Read(IpcIo request, IpcIo reply)
    {
        int descriptor = request.ReadFileDescriptor();
        if (descriptor < 0)
        {
            return EC.Invalid;
        }

        using SafeFileHandle file = new(descriptor, ownsHandle: true);
        byte[] content = new byte[RandomAccess.GetLength(file)];
        RandomAccess.Read(file, content, 0);
        reply.WriteString(Encoding.UTF8.GetString(content));
        return EC.Success;
    }
}
