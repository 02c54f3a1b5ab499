using System.Runtime.InteropServices;
using System.Text;
using LiteIpc.Kit;
using Microsoft.Win32.SafeHandles;
using Samgr.Ability;

namespace Samgr.Conformance.Modules;

/// <summary>
/// The library of the child process suites: its object adds, tries to have a child of its own, and ends the process. A process
/// whose name ends in <see cref="WithoutStub"/> has no object.
/// </summary>
public sealed class ChildLibrary : IChildProcessLibrary
{
    /// <summary>The name of the library.</summary>
    public const string Name = "Samgr.Conformance.Modules";

    /// <summary>The name of a process that has no object.</summary>
    public const string WithoutStub = "without_stub";

    /// <summary>(int32, int32) -> (int32): the sum.</summary>
    public const int Add = 1;

    /// <summary>() -> (int32): the process ends, so that the reply may not come any more.</summary>
    public const int Exit = 2;

    /// <summary>() -> (int32): what creating a child gives.</summary>
    public const int CreateChild = 3;

    private readonly ManualResetEventSlim _exit = new();

    /// <inheritdoc/>
    public RemoteStub? OnConnect(ChildProcessContext process)
        => process.Samgr.Options.Name.EndsWith(WithoutStub, StringComparison.Ordinal) ? null : new Stub(process, _exit);

    /// <inheritdoc/>
    public void MainProc(ChildProcessContext process) => _exit.Wait();

    private sealed class Stub(ChildProcessContext process, ManualResetEventSlim exit) : RemoteStub("conformance.child")
    {
        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option)
        {
            switch (code)
            {
                case Add:
                    data.ReadInt32(out int first);
                    data.ReadInt32(out int second);
                    return reply.WriteInt32(first + second);
                case CreateChild:
                    return reply.WriteInt32(ChildProcessManager.Of(process.Samgr).Create(Name, (_, _) => { }));
                default:
                    exit.Set();
                    return reply.WriteInt32(1);
            }
        }
    }
}

/// <summary>The functions that children of the suites start with.</summary>
public static class ChildFunctions
{
    /// <summary>What a child writes that got its descriptor.</summary>
    public const string Success = "SUCC";

    /// <summary>The descriptor to which a child writes.</summary>
    public const string Output = "out";

    /// <summary>The descriptor from which a child reads.</summary>
    public const string Input = "fd1";

    /// <summary>Writes that it was started.</summary>
    public static void Main(ChildProcessContext process) => Write(process, Success);

    /// <summary>Writes its entry parameters, and what can be read from its descriptor.</summary>
    public static void Publish(ChildProcessContext process)
    {
        ChildProcessArgs args = ChildProcessManager.Of(process.Samgr).CurrentArgs!;
        int input = args.FindDescriptor(Input);
        string content = string.Empty;
        if (input >= 0)
        {
            using FileStream stream = new(new SafeFileHandle(input, ownsHandle: true), FileAccess.Read);
            using StreamReader reader = new(stream);
            content = reader.ReadToEnd();
        }

        Write(process, args.EntryParams + "|" + content);
    }

    /// <summary>Ends by a segmentation fault.</summary>
    public static void Crash(ChildProcessContext process)
    {
        Marshal.WriteByte(unchecked((nint)0x5a5a_5a5a_5a5a), 0);
    }

    private static void Write(ChildProcessContext process, string text)
    {
        int output = process.Args!.FindDescriptor(Output);
        if (output >= 0)
        {
            using FileStream stream = new(new SafeFileHandle(output, ownsHandle: true), FileAccess.Write);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
