using System.IO.Pipes;
using LiteIpc.Kit;
using Samgr.Ability;

namespace Samgr.Conformance.Modules;

/// <summary>A child that was created, and the object that it gave.</summary>
internal sealed class ConnectedChild : IDeathRecipient
{
    private const int PatienceMs = 60_000;

    private readonly ManualResetEventSlim _told = new();
    private readonly ManualResetEventSlim _dead = new();
    private int _created;
    private int _code;

    internal RemoteProxy? Proxy { get; private set; }

    /// <summary>What creating it gave, and, if that was 0, what the callback was told.</summary>
    internal int[] Codes => _created == 0 ? [_created, _code] : [_created];

    internal static ConnectedChild Begin(ChildProcessManager children, string library, ChildProcessConfigs configs)
    {
        ConnectedChild child = new();
        child._created = children.Create(library, configs, child.OnStarted);
        return child;
    }

    internal static ConnectedChild Create(ChildProcessManager children, string library, ChildProcessConfigs configs)
    {
        ConnectedChild child = Begin(children, library, configs);
        child.Wait();
        return child;
    }

    internal bool Wait() => _created != 0 || _told.Wait(PatienceMs);

    /// <summary>Calls its object; the number in the reply, or the negative result.</summary>
    internal int Call(int code, params int[] numbers)
    {
        Parcel data = new();
        Parcel reply = new();
        Array.ForEach(numbers, number => data.WriteInt32(number));
        int result = Proxy!.SendRequest(code, data, reply);
        if (result == IpcError.Success)
        {
            reply.ReadInt32(out result);
        }

        data.Reclaim();
        reply.Reclaim();
        return result;
    }

    /// <summary>Asks it to end, and waits until it has.</summary>
    /// <returns>1 when it has.</returns>
    internal int End()
    {
        Proxy!.AddDeathRecipient(this);

        // Its end may be faster than its reply.
        Call(ChildLibrary.Exit);
        bool isDead = _dead.Wait(PatienceMs);
        Proxy.Release();
        return isDead ? 1 : 0;
    }

    void IDeathRecipient.OnRemoteDied() => _dead.Set();

    private void OnStarted(int code, RemoteProxy? proxy)
    {
        _code = code;
        Proxy = proxy;
        _told.Set();
    }
}

/// <summary>Keeps the exits that it is told.</summary>
internal sealed class ExitRecorder : IChildExitCallback
{
    private const int PatienceMs = 60_000;

    private readonly System.Collections.Concurrent.BlockingCollection<(int Pid, int Signal, int ExitCode)> _exits = [];

    public void OnChildExited(int pid, int signal, int exitCode) => _exits.Add((pid, signal, exitCode));

    internal (int Pid, int Signal, int ExitCode) Wait() => _exits.TryTake(out (int, int, int) exit, PatienceMs) ? exit : default;
}

/// <summary>A pipe to which a child writes.</summary>
internal sealed class ChildOutput : IDisposable
{
    private readonly AnonymousPipeServerStream _pipe = new(PipeDirection.In);

    internal ChildProcessArgs Arguments(string text)
    {
        ChildProcessArgs args = new() { EntryParams = text };
        args.AddDescriptor(ChildFunctions.Output, (int)_pipe.ClientSafePipeHandle.DangerousGetHandle());
        return args;
    }

    /// <summary>What the child has written, once it has closed its end.</summary>
    internal string Read()
    {
        _pipe.DisposeLocalCopyOfClientHandle();
        using StreamReader reader = new(_pipe);
        return reader.ReadToEnd();
    }

    public void Dispose() => _pipe.Dispose();
}
