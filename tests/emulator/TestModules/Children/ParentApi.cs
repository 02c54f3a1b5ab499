using System.Collections.Concurrent;
using System.IO.Pipes;
using LiteIpc;
using Samgr.Ability;

namespace Samgr.Emulator.TestModules;

/// <summary>Has child processes, whose library is this assembly.</summary>
internal sealed class ParentApi(SamgrLite samgr) : ServerProxy, IChildExitCallback
{
    private const int PatienceMs = 30_000;
    private const int ClosedDescriptor = 4000;

    private static readonly string _library = typeof(ParentApi).Assembly.GetName().Name!;

    private readonly ChildProcessManager _children = ChildProcessManager.Of(samgr);
    private readonly BlockingCollection<(int Pid, int Signal, int ExitCode, string Thread)> _exits = [];

    public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply)
    {
        switch (funcId)
        {
            case ParentFunction.Create: Create(request, reply); break;
            case ParentFunction.Start: Start(request, reply, new ChildProcessArgs()); break;
            case ParentFunction.StartAndRead: StartAndRead(request, reply); break;
            case ParentFunction.Kill: reply.WriteInt32(_children.Kill(request.ReadInt32())); break;
            case ParentFunction.Watch: reply.WriteInt32(Watch(request.ReadInt32() != 0)); break;
            case ParentFunction.NextExit: NextExit(reply); break;
            case ParentFunction.Descriptors: GiveDescriptors(request.ReadInt32(), reply); break;
            case ParentFunction.Parameters: GiveParameters(request.ReadInt32(), request.ReadString()!, reply); break;
            case ParentFunction.ClosedDescriptor: reply.WriteInt32(GiveClosedDescriptor()); break;
            case ParentFunction.CountDescriptors: reply.WriteInt32(ProbeFiles.Count()); break;
            default: return EC.UnknownCode;
        }

        return EC.Success;
    }

    void IChildExitCallback.OnChildExited(int pid, int signal, int exitCode)
        => _exits.Add((pid, signal, exitCode, Thread.CurrentThread.Name ?? string.Empty));

    private static ChildProcessConfigs Configs(string? name, int isolation)
    {
        ChildProcessConfigs configs = new();
        configs.SetProcessName(name);
        configs.SetIsolationMode(isolation == 0 ? IsolationMode.Normal : IsolationMode.Isolated);
        configs.SetIsolationUid(isolation == 2);
        return configs;
    }

    private void Create(IpcIo request, IpcIo reply)
    {
        BlockingCollection<(int Code, string Thread)> told = [];
        ChildProcessConfigs configs = Configs(request.ReadString()!, request.ReadInt32());
        int code = _children.Create(_library, configs, (started, _) => told.Add((started, Thread.CurrentThread.Name ?? string.Empty)));
        (int Code, string Thread) result = (-1, string.Empty);
        if (code == ChildProcessError.Success)
        {
            told.TryTake(out result, PatienceMs);
        }

        reply.WriteInt32(code);
        reply.WriteInt32(result.Code);
        reply.WriteString(result.Thread);
    }

    private void Start(IpcIo request, IpcIo reply, ChildProcessArgs args)
    {
        string function = request.ReadString()!;
        args.EntryParams = request.ReadString()!;
        reply.WriteInt32(_children.Start(_library + ":" + function, args, Configs(null, request.ReadInt32()), out int pid));
        reply.WriteInt32(pid);
    }

    private void StartAndRead(IpcIo request, IpcIo reply)
    {
        using AnonymousPipeServerStream output = new(PipeDirection.In);
        ChildProcessArgs args = WithOutput(output);
        Start(request, reply, args);
        reply.WriteString(ReadToEnd(output));
    }

    private int Watch(bool isWatched) => isWatched ? _children.RegisterExitCallback(this) : _children.UnregisterExitCallback(this);

    private void NextExit(IpcIo reply)
    {
        if (!_exits.TryTake(out (int Pid, int Signal, int ExitCode, string Thread) exit, PatienceMs))
        {
            exit = (-1, -1, -1, string.Empty);
        }

        reply.WriteInt32(exit.Pid);
        reply.WriteInt32(exit.Signal);
        reply.WriteInt32(exit.ExitCode);
        reply.WriteString(exit.Thread);
    }

    private void GiveDescriptors(int count, IpcIo reply)
    {
        using AnonymousPipeServerStream output = new(PipeDirection.In);
        ChildProcessArgs args = WithOutput(output);
        List<FileStream> files = [];
        int added = ChildProcessError.Success;
        for (int i = 1; i < count; i++)
        {
            FileStream file = new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            file.Write(System.Text.Encoding.UTF8.GetBytes(i + ";"));
            file.Flush();
            file.Position = 0;
            files.Add(file);
            added = args.AddDescriptor("file" + i, (int)file.SafeFileHandle.DangerousGetHandle());
        }

        reply.WriteInt32(added);
        reply.WriteInt32(_children.Start(_library + ":ReadDescriptors", args, out _));
        reply.WriteString(ReadToEnd(output));

        // They are still this process's own.
        files.ForEach(file => file.WriteByte(0));
        files.ForEach(file => file.Dispose());
    }

    private void GiveParameters(int count, string character, IpcIo reply)
    {
        using AnonymousPipeServerStream output = new(PipeDirection.In);
        ChildProcessArgs args = WithOutput(output);
        args.EntryParams = string.Concat(Enumerable.Repeat(character, count));
        reply.WriteInt32(_children.Start(_library + ":CountParameters", args, out _));
        reply.WriteString(ReadToEnd(output));
    }

    private int GiveClosedDescriptor()
    {
        ChildProcessArgs args = new();
        args.AddDescriptor("closed", ClosedDescriptor);
        return _children.Start(_library + ":CountParameters", args, out _);
    }

    private static ChildProcessArgs WithOutput(AnonymousPipeServerStream output)
    {
        ChildProcessArgs args = new();
        args.AddDescriptor(ChildFunctions.Output, (int)output.ClientSafePipeHandle.DangerousGetHandle());
        return args;
    }

    private static string ReadToEnd(AnonymousPipeServerStream output)
    {
        output.DisposeLocalCopyOfClientHandle();
        using StreamReader reader = new(output);
        return reader.ReadToEnd();
    }
}
