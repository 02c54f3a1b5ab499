using LiteIpc;
using LiteIpc.Kit;

namespace Samgr;

/// <summary>An object among the arguments of a call. Generated proxies make one for each, and generated stubs read it.</summary>
public sealed class CallbackArgument
{
    private const int NoIndex = -1;

    private readonly SamgrLite? _samgr;
    private readonly bool _isLocal;
    private readonly object? _target;
    private CallbackStub _stub;
    private IpcSkeleton? _skeleton;
    private SvcIdentity? _identity;
    private int _index = NoIndex;

    /// <summary>Makes the argument of a call.</summary>
    /// <param name="samgr">The process's samgr.</param>
    /// <param name="isLocal">Whether the service is one of this process.</param>
    /// <param name="target">The object; null where the interface allows it.</param>
    /// <param name="stub">A stub for it, unless it has one that others hold.</param>
    public CallbackArgument(SamgrLite? samgr, bool isLocal, object? target, CallbackStub stub)
    {
        _samgr = samgr;
        _isLocal = isLocal;
        _target = target;
        _stub = stub;
    }

    /// <summary>Prepares the object for being passed. <see cref="End"/> has to follow, also when this throws.</summary>
    /// <exception cref="ServiceException">This process cannot be called: it takes no part in IPC yet.</exception>
    public void Begin()
    {
        if (_isLocal || _target == null)
        {
            return;
        }

        CallbackProxy? proxy = _target as CallbackProxy;
        if (proxy != null)
        {
            _identity = proxy.Identity;
            return;
        }

        _skeleton = SkeletonOf(_samgr);
        if (_skeleton != null)
        {
            _stub = CallbackStub.Register(_skeleton, _target, _stub, _samgr!.Options, out _identity);
        }

        if (_identity == null)
        {
            throw new ServiceException(EC.NoInit, "this process cannot be called back: samgr has given it no handle yet");
        }
    }

    /// <summary>Writes the object.</summary>
    public void Write(ServiceCall call)
    {
        if (!_isLocal)
        {
            call.Request.WriteRemoteObject(_identity);
            return;
        }

        if (_index == NoIndex)
        {
            int count = call.Objects == null ? 0 : call.Objects.Length;
            object[] objects = new object[count + 1];
            if (count > 0)
            {
                System.Array.Copy(call.Objects!, objects, count);
            }

            objects[count] = _target!;
            call.Objects = objects;
            _index = count;
        }

        call.Request.WriteInt32(_index);
    }

    /// <summary>Writes whether there is an object, and the object.</summary>
    public void WriteOptional(ServiceCall call)
    {
        call.Request.WriteBool(_target != null);
        if (_target != null)
        {
            Write(call);
        }
    }

    /// <summary>The call has ended: from now on the object is kept only as long as the service keeps it.</summary>
    public void End()
    {
        if (_skeleton != null)
        {
            _skeleton.Unregister(_stub);
        }
    }

    /// <summary>Reads an object.</summary>
    /// <param name="request">The arguments.</param>
    /// <param name="objects">The objects of a call from this process; null for one from another.</param>
    /// <param name="samgr">The process's samgr.</param>
    /// <returns>The object, or the remote object of its owner; null with the request failed when there is none.</returns>
    public static object? Read(IpcIo request, object[]? objects, SamgrLite? samgr)
    {
        if (objects != null)
        {
            int index = request.ReadInt32();
            if (index >= 0 && index < objects.Length)
            {
                return objects[index];
            }
        }
        else
        {
            SvcIdentity? identity = request.ReadRemoteObject();
            IpcSkeleton? skeleton = identity == null ? null : SkeletonOf(samgr);
            RemoteObject? remote = skeleton == null ? null : skeleton.Adopt(identity);
            CallbackStub? own = remote as CallbackStub;
            if (remote != null)
            {
                return own == null ? remote : own.Target;
            }
        }

        Wire.Fail(request);
        return null;
    }

    /// <summary>Reads whether there is an object, and the object.</summary>
    public static object? ReadOptional(IpcIo request, object[]? objects, SamgrLite? samgr)
        => request.ReadBool() ? Read(request, objects, samgr) : null;

    /// <summary>Gives an object back that will not be used.</summary>
    public static void Drop(object? callback)
    {
        RemoteObject? remote = callback as RemoteObject;
        if (remote != null)
        {
            remote.Release();
        }
    }

    private static IpcSkeleton? SkeletonOf(SamgrLite? samgr)
        => samgr == null || samgr.Ipc == null
            ? null
            : IpcSkeleton.Attach(
                samgr.Ipc,
                samgr.Options.Log,
                (name, body) => samgr.Options.Adapter.StartThread(samgr.Options.Name + "-" + name, TaskPriority.Normal, body));
}
