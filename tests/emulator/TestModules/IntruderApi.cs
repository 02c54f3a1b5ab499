using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using LiteIpc;

namespace Samgr.Emulator.TestModules;

internal sealed class IntruderApi : ServerProxy
{
    private const int GetDumpable = 3;
    private const int ReadWrite = 2;
    private const int OpenProcess = 434;
    private const int TakeDescriptor = 438;

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case IntruderFunction.AskControl:
                reply.WriteString(ControlQuestion.Ask(request.ReadString()!, request.ReadString()!));
                return EC.Success;
            case IntruderFunction.AskControlAsOrphan:
                reply.WriteString(ControlQuestion.AskAsOrphan(request.ReadString()!, request.ReadString()!, request.ReadString()!));
                return EC.Success;
            case IntruderFunction.GetDumpable:
                reply.WriteInt32(ProcessControl(GetDumpable, 0, 0, 0, 0));
                return EC.Success;
            case IntruderFunction.OpenMemory:
                reply.WriteInt32(ErrorOf(Open($"/proc/{request.ReadInt32()}/mem", ReadWrite)));
                return EC.Success;
            case IntruderFunction.TakeDescriptor:
                int process = (int)SystemCall(OpenProcess, request.ReadInt32(), 0, 0);
                reply.WriteInt32(ErrorOf(process < 0 ? process : (int)SystemCall(TakeDescriptor, process, request.ReadInt32(), 0)));
                return EC.Success;
            case IntruderFunction.GetSystemUser:
                reply.WriteInt32(GetUser());
                reply.WriteInt32(GetGroup());
                return EC.Success;
            case IntruderFunction.StartOrphan:
                reply.WriteInt32(StartOrphan());
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private static int StartOrphan()
    {
        ProcessStartInfo start = new("/bin/sh", ["-c", "setsid sh -c 'echo $$; exec sleep 600 >/dev/null 2>&1' &"]) { RedirectStandardOutput = true };
        using Process shell = Process.Start(start)!;
        return int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    private static int ErrorOf(int result) => result < 0 ? Marshal.GetLastPInvokeError() : 0;

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static extern int ProcessControl(int option, nuint first, nuint second, nuint third, nuint fourth);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static extern nint SystemCall(nint number, nint first, nint second, nint third);

    [DllImport("libc", EntryPoint = "getuid")]
    private static extern int GetUser();

    [DllImport("libc", EntryPoint = "getgid")]
    private static extern int GetGroup();
}
