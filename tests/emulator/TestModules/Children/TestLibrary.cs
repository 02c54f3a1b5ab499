using System.Globalization;
using System.Text;
using LiteIpc.Kit;
using Microsoft.Win32.SafeHandles;
using Samgr.Ability;

namespace Samgr.Emulator.TestModules;

/// <summary>The library of the children in tests: what its connection does, the name of the process says.</summary>
public sealed class TestLibrary : IChildProcessLibrary
{
    /// <inheritdoc/>
    public RemoteStub? OnConnect(ChildProcessContext process)
    {
        switch (process.Samgr.Options.Name.Split(':')[^1])
        {
            case "crashes":
                Environment.FailFast("as the test wants");
                return null;
            case "exits":
                Environment.Exit(7);
                return null;
            case "hangs":
                Thread.Sleep(Timeout.Infinite);
                return null;
            case "throws":
                throw new InvalidOperationException("as the test wants");
            default:
                return new Silent();
        }
    }

    /// <inheritdoc/>
    public void MainProc(ChildProcessContext process) => Thread.Sleep(Timeout.Infinite);

    private sealed class Silent() : RemoteStub("test.silent")
    {
        public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => IpcError.Success;
    }
}

/// <summary>The functions with which the children in tests start.</summary>
public static class ChildFunctions
{
    internal const string Output = "out";

    /// <summary>Goes on until it is killed.</summary>
    public static void Hang(ChildProcessContext process) => Thread.Sleep(Timeout.Infinite);

    /// <summary>Ends with the exit code that its parameters say.</summary>
    public static void Exit(ChildProcessContext process)
        => Environment.Exit(int.Parse(process.Args!.EntryParams, CultureInfo.InvariantCulture));

    /// <summary>Returns.</summary>
    public static void Return(ChildProcessContext process)
    {
    }

    /// <summary>Throws.</summary>
    public static void Throw(ChildProcessContext process) => throw new InvalidOperationException("as the test wants");

    /// <summary>Writes its user, the value of an environment variable, and its working directory.</summary>
    public static void Describe(ChildProcessContext process)
        => Write(process, $"{process.Skeleton.CallingUid}|{Environment.GetEnvironmentVariable(process.Args!.EntryParams)}|{Environment.CurrentDirectory}");

    /// <summary>Writes its network namespace, its working directory, and what became of a file there.</summary>
    public static void DescribeSystem(ChildProcessContext process)
    {
        File.WriteAllText("mark", "written");
        Write(process, $"{new FileInfo("/proc/self/ns/net").LinkTarget}|{Environment.CurrentDirectory}|{File.ReadAllText("mark")}");
    }

    /// <summary>Writes what it reads from its other descriptors.</summary>
    public static void ReadDescriptors(ChildProcessContext process)
    {
        StringBuilder text = new();
        ChildProcessArgs args = process.Args!;
        for (int i = 0; i < args.DescriptorCount; i++)
        {
            if (args.NameAt(i) != Output)
            {
                using StreamReader reader = new(new FileStream(new SafeFileHandle(args.DescriptorAt(i), ownsHandle: true), FileAccess.Read));
                text.Append(reader.ReadToEnd());
            }
        }

        Write(process, text.ToString());
    }

    /// <summary>Writes how many characters and bytes its parameters have.</summary>
    public static void CountParameters(ChildProcessContext process)
        => Write(process, $"{process.Args!.EntryParams.Length} {Encoding.UTF8.GetByteCount(process.Args.EntryParams)}");

    private static void Write(ChildProcessContext process, string text)
    {
        using FileStream stream = new(new SafeFileHandle(process.Args!.FindDescriptor(Output), ownsHandle: true), FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
