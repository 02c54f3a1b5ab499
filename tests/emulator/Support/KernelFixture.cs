using System.Collections.Concurrent;
using LiteIpc;
using LiteIpc.Kit;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A kernel behind a real socket, without processes: the test itself is every peer.</summary>
internal sealed class KernelFixture : IAdmission, IDisposable
{
    /// <summary>Descriptors that the kernel keeps unless a test says otherwise.</summary>
    public const int MaxDescriptors = 512;

    private readonly ConcurrentDictionary<string, TestOwner> _expected = new();
    private readonly string _folder = TestFolder.Make();
    private readonly KernelListener _listener;

    public KernelFixture(bool hasChannels = false, int maxChannels = RemoteCall.MaxChannels)
    {
        Kernel = new IpcKernel(Log);
        Channels = hasChannels ? ChannelTable.AddTo(Kernel, ObjectTable.AddTo(Kernel), maxChannels) : null;
        _listener = new KernelListener(Socket, Kernel, this);
        _listener.Start();
    }

    public RecordingLog Log { get; } = new();

    public IpcKernel Kernel { get; }

    /// <summary>The channels of the processes; null where everything goes through the kernel.</summary>
    public ChannelTable? Channels { get; }

    /// <summary>The descriptors that the kernel keeps.</summary>
    public DescriptorBudget Descriptors { get; init; } = new(MaxDescriptors);

    /// <summary>Whether a connection of any process may be one that is expected.</summary>
    public bool ExpectsAnybody { get; set; } = true;

    public TestLog Refusals { get; } = new();

    public string Socket => Path.Combine(_folder, "kernel.sock");

    /// <summary>Lets a process in that shows this token.</summary>
    public TestOwner Expect(string token, int pid, int systemId = -1)
    {
        TestOwner owner = new(Kernel, pid, systemId < 0 ? Environment.ProcessId : systemId) { Channels = Channels, Descriptors = Descriptors };
        _expected[token] = owner;
        return owner;
    }

    /// <summary>A well-behaved process, with a driver.</summary>
    public SocketDriver Open(int pid, out TestOwner owner, int pool = IpcLimits.DefaultPoolSize)
    {
        string token = Guid.NewGuid().ToString("N");
        owner = Expect(token, pid);
        KernelLink link = KernelLink.Open(SocketConnection.Open(Socket), token, out ProcessConfiguration? configuration)!;
        link.Start();
        SocketDriver driver = new(link, configuration!);
        if (pool > 0)
        {
            Assert.Equal(EC.Success, driver.MapPool(pool));
        }

        return driver;
    }

    /// <summary>A process whose frames the test writes itself.</summary>
    public RawPeer OpenRaw(int pid, out TestOwner owner)
    {
        string token = Guid.NewGuid().ToString("N");
        owner = Expect(token, pid);
        RawPeer peer = new(Socket);
        peer.SayHello(token);
        peer.Expect(FrameOp.Welcome);
        return peer;
    }

    IProcessOwner? IAdmission.Admit(string token, int peerProcessId, ProcessConnection connection)
        => _expected.TryRemove(token, out TestOwner? owner) && owner.SystemId == peerProcessId ? owner : null;

    bool IAdmission.Expects(int peerProcessId) => ExpectsAnybody;

    void IAdmission.Troubled(string reason) => Refusals.WriteLine(reason);

    void IAdmission.Refused(int peerProcessId, string reason) => Refusals.WriteLine(reason);

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
