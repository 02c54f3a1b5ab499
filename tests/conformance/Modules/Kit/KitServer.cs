using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;

namespace Samgr.Conformance.Modules;

/// <summary>What the stub of a <see cref="KitServerModule"/> can be asked.</summary>
internal static class KitFunction
{
    internal const int GetFoo = 1;
    internal const int AsyncAdd = 2;
    internal const int Echo = 3;
    internal const int Answer = 4;
    internal const int Throw = 5;
    internal const int Identity = 6;
    internal const int ReadFile = 7;
    internal const int CallBack = 8;
    internal const int Increment = 9;
    internal const int TryMap = 10;
    internal const int Exit = 11;
    internal const int CountHeld = 12;
}

/// <summary>
/// The server of the field's IPC Kit suites: a process with a stub. Its service, named like the process, gives the stub away.
/// </summary>
public sealed class KitServerModule : ServiceModule
{
    /// <summary>The process that lives as long as the machine.</summary>
    public const string Server = "kit_server";

    /// <inheritdoc/>
    public override void Install(SamgrLite samgr)
    {
        string service = samgr.Options.Name;
        samgr.InitCalls.Add(InitGroup.SystemService, installed =>
        {
            installed.RegisterService(new PlainService(service));
            installed.RegisterDefaultFeatureApi(service, new DoorApi(installed));
        });
    }

    private sealed class DoorApi(SamgrLite samgr) : ServerProxy
    {
        private KitStub? _stub;

        public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
        {
            IpcSkeleton skeleton = AbilityKit.Skeleton(samgr);
            _stub ??= new KitStub(skeleton);
            return reply.WriteRemoteObject(skeleton.Register(_stub)) ? EC.Success : EC.Failure;
        }
    }
}

internal sealed class KitStub(IpcSkeleton skeleton) : RemoteStub(Name)
{
    internal const string Name = "test.ipc.kit";
    internal const string FooName = "test.ipc.foo";

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
    {
        switch (code)
        {
            case KitFunction.GetFoo:
                return reply.WriteRemoteStub(new FooStub());
            case KitFunction.AsyncAdd:
                return Add(data);
            case KitFunction.Echo:
                return reply.Append(data);
            case KitFunction.Answer:
                data.ReadInt32(out int answer);
                return answer;
            case KitFunction.Throw:
                throw new InvalidOperationException("as it was asked to");
            case KitFunction.Identity:
                return reply.WriteInt32Array([
                    skeleton.IsLocalCalling ? 1 : 0, skeleton.IsHandlingTransaction ? 1 : 0, skeleton.CallingPid, skeleton.CallingUid]);
            case KitFunction.ReadFile:
                return ReadFile(data, reply);
            case KitFunction.CallBack:
                return CallBack(data);
            case KitFunction.Increment:
                return Increment(data);
            case KitFunction.TryMap:
                return TryMap(data, reply);
            case KitFunction.CountHeld:
                return reply.WriteInt32Array([skeleton.ProxyCount, KitResourceSteps.CountRegions()]);
            case KitFunction.Exit:
                Environment.Exit(0);
                return IpcError.Success;
            default:
                return IpcError.FirstUserError;
        }
    }

    private static int Add(Parcel data)
    {
        data.ReadInt32(out int first);
        data.ReadInt32(out int second);
        data.ReadRemoteProxy(out RemoteProxy? callback);
        return Tell(callback!, first + second);
    }

    private static int ReadFile(Parcel data, Parcel reply)
    {
        int result = data.ReadFileDescriptor(out int descriptor);
        if (result != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        using Microsoft.Win32.SafeHandles.SafeFileHandle handle = new(descriptor, ownsHandle: true);
        byte[] content = new byte[64];
        int read = RandomAccess.Read(handle, content, 0);
        reply.WriteBool(data.ContainsDescriptors);
        return reply.WriteBuffer(content, read);
    }

    /// <summary>Reads what one message can hold in the order in which it was written, and calls each listener.</summary>
    private static int CallBack(Parcel data)
    {
        bool isRight = data.ReadInt8(out sbyte i8) == IpcError.Success && i8 == -1
            && data.ReadInt16Array(out short[]? shorts) == IpcError.Success && shorts!.SequenceEqual((short[])[1, -2])
            && data.ReadDouble(out double real) == IpcError.Success && real == 0.5
            && data.ReadStringArray(out string[]? texts) == IpcError.Success && texts!.SequenceEqual((string[])["a", "\u4e2d\ud83d\ude00"])
            && data.ReadBool(out bool flag) == IpcError.Success && flag;
        if (!isRight || data.ReadRemoteObjectArray(out RemoteObject[]? listeners) != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        for (int i = 0; i < listeners!.Length; i++)
        {
            Tell((RemoteProxy)listeners[i], i);
        }

        return data.ReadString(out string? last) == IpcError.Success && last == "last" ? IpcError.Success : IpcError.LastUserError;
    }

    private static int Increment(Parcel data)
    {
        if (data.ReadAshmem(out Ashmem? region) != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        using (region)
        {
            region!.MapReadWrite();
            region.Read(region.Size, 0, out byte[]? bytes);
            for (int i = 0; i < bytes!.Length; i++)
            {
                bytes[i]++;
            }

            return region.Write(bytes, bytes.Length, 0) == IpcError.Success ? IpcError.Success : IpcError.LastUserError;
        }
    }

    private static int TryMap(Parcel data, Parcel reply)
    {
        if (data.ReadAshmem(out Ashmem? region) != IpcError.Success)
        {
            return IpcError.FirstUserError;
        }

        using (region)
        {
            return reply.WriteInt32Array([region!.MapReadWrite(), region.MapReadOnly(), region.Write([1], 1, 0), region.SetProtection(AshmemProtection.All)]);
        }
    }

    private static int Tell(RemoteProxy callback, int value)
    {
        Parcel data = new();
        data.WriteInt32(value);
        int result = callback.SendRequest(1, data, null, new MessageOption(MessageOption.Async));
        data.Reclaim();
        callback.Release();
        return result;
    }

    private sealed class FooStub() : RemoteStub(FooName)
    {
        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => reply.WriteInt32(code);
    }
}
