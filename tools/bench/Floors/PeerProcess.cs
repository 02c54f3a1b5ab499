using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Samgr.Bench.Measuring;
using Samgr.Bench.Native;

namespace Samgr.Bench.Floors;

/// <summary>A second process of this program, with shared memory and a socket in common. Started when it is first needed.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private readonly SharedMemory _memory = SharedMemory.Create();
    private readonly Socket _socket;
    private readonly Process _process;
    private bool _isDisposed;

    private PeerProcess()
    {
        string name = $"\0samgr-bench-{Environment.ProcessId}-{Guid.NewGuid():N}";
        using Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(name));
        listener.Listen(1);
        _process = Process.Start(Describe(name))!;
        _socket = listener.Accept();
        Socket = new SocketEcho(_socket);
    }

    internal SocketEcho Socket { get; }

    internal int Id => _process.Id;

    internal unsafe byte* Memory => _memory.Address;

    internal static PeerProcess Start() => new();

    /// <summary>Has the peer serve a floor, on the processors of the second side, until it is told the end.</summary>
    internal void Begin(string kind, Placement placement)
    {
        OtherSide.Lost = () => _process.HasExited;
        Affinity.PinProcess(Id, placement.Second);
        _memory.Clear();
        _process.StandardInput.WriteLine(kind);
        Expect(PeerProgram.Ready);
    }

    /// <summary>Waits until the peer has seen the end, and leaves the memory alone.</summary>
    internal void End() => Expect(PeerProgram.Done);

    internal void Kill() => Libc.Kill(Id, Libc.SigKill);

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _socket.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(_patience))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _memory.Dispose();
    }

    private void Expect(string answer)
    {
        string? line = _process.StandardOutput.ReadLine();
        if (line != answer)
        {
            throw new IOException($"the other process of the floors said '{line}' where '{answer}' was due");
        }
    }

    private ProcessStartInfo Describe(string socketName)
    {
        string program = Environment.ProcessPath!;
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };

        // A killed process would leave the files by which .NET listens for debuggers.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(PeerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(PeerProgram.Role);
        start.ArgumentList.Add(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(_memory.Path);
        start.ArgumentList.Add(socketName[1..]);
        return start;
    }
}
