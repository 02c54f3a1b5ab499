using LiteIpc;

namespace Samgr.Emulator.TestModules;

internal sealed class ProbeApi(SamgrLite samgr) : ServerProxy
{
    private const int EndlessFlood = 100_000;
    private const int RequestSize = 1024;

    private readonly Dictionary<string, IClientProxy> _proxies = [];

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case ProbeFunction.WhoAmI:
                reply.WriteInt32(origin.Pid);
                reply.WriteInt32(origin.Tid);
                reply.WriteInt32(origin.Uid);
                reply.WriteInt32(origin.Gid);
                return EC.Success;
            case ProbeFunction.Block:
                samgr.Options.Log!.Write(LogLevel.Info, "probe", samgr.Options.Name + " blocks");
                Thread.Sleep(Timeout.Infinite);
                return EC.Failure;
            case ProbeFunction.Echo:
                reply.WriteString(request.ReadString());
                return EC.Success;
            case ProbeFunction.Exit:
                int code = request.ReadInt32();
                new Thread(() => Environment.Exit(code)).Start();
                return EC.Success;
            case ProbeFunction.Crash:
                new Thread(() => throw new InvalidOperationException("the probe was told to crash")).Start();
                return EC.Success;
            case ProbeFunction.Spawn:
                reply.WriteInt32(samgr.Options.Host!.Spawn(request.ReadString()!));
                return EC.Success;
            case ProbeFunction.Call:
                return Call(request, reply);
            case ProbeFunction.Flood:
                return Flood(request, reply, null);
            case ProbeFunction.Storm:
                return Flood(request, reply, (_, _, _) => { });
            case ProbeFunction.ShareFile:
                return ProbeFiles.Share(samgr, request, reply);
            case ProbeFunction.ReadFile:
                return ProbeFiles.Read(request, reply);
            case ProbeFunction.IgnoreFile:
                return EC.Success;
            case ProbeFunction.CountDescriptors:
                reply.WriteInt32(ProbeFiles.Count());
                return EC.Success;
            case ProbeFunction.Print:
                Console.WriteLine(request.ReadString());
                return EC.Success;
            default:
                return EC.UnknownCode;
        }
    }

    private int Call(IpcIo request, IpcIo reply)
    {
        string service = request.ReadString()!;
        int function = request.ReadInt32();
        IpcIo argument = new(RequestSize);
        argument.WriteString(request.ReadString());
        if (!_proxies.TryGetValue(service, out IClientProxy? proxy))
        {
            proxy = samgr.GetDefaultFeatureApi(service) as IClientProxy;
        }

        if (proxy == null)
        {
            return EC.NoService;
        }

        _proxies[service] = proxy;
        string? returned = null;
        int result = proxy.Invoke(function, argument, null, (_, _, answer) => returned = Convert.ToHexString(answer.ToArray()));
        reply.WriteInt32(result);
        reply.WriteString(returned ?? string.Empty);
        return EC.Success;
    }

    private int Flood(IpcIo request, IpcIo reply, Notify? notify)
    {
        IClientProxy proxy = (IClientProxy)samgr.GetDefaultFeatureApi(request.ReadString())!;
        IpcIo argument = new(IpcLimits.MaxIoSize);
        argument.WriteString(new string('x', request.ReadInt32()));
        int result = EC.Success;
        int sent = 0;
        while (sent < EndlessFlood && result == EC.Success)
        {
            result = proxy.Invoke(ProbeFunction.Echo, argument, null, notify);
            sent += result == EC.Success ? 1 : 0;
        }

        proxy.Release();
        reply.WriteInt32(result);
        reply.WriteInt32(sent);
        return EC.Success;
    }
}
