using System.Net.Sockets;
using System.Text.Json;
using Samgr.Emulator.Tests.Support;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Stands between a client from outside and the control socket of a machine, and writes down what they say.</summary>
internal sealed class ControlRelay : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<RecordedStep> _steps = [];
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Task _running;

    public ControlRelay(string socket, string machine)
    {
        string path = MachineFolder.ControlSocketOf(Folder, machine);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _running = Task.Run(() => RunAsync(socket));
    }

    /// <summary>Where the client looks for its machine.</summary>
    public string Folder { get; } = TestFolder.Make();

    public RecordedStep[] Steps
    {
        get
        {
            lock (_gate)
            {
                return [.. _steps];
            }
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Assert.True(_running.Wait(Patience.LimitMs), "the client has not ended");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task RunAsync(string machine)
    {
        using Socket client = await _listener.AcceptAsync();
        using ControlLines asking = new(client);
        using ControlLines answering = ControlLines.Open(machine);
        while (await asking.ReadAsync() is string request)
        {
            await answering.WriteAsync(request);
            if (await answering.ReadAsync() is not string answer)
            {
                return;
            }

            string command = JsonDocument.Parse(request).RootElement.GetProperty("cmd").GetString()!;
            lock (_gate)
            {
                _steps.Add(new RecordedStep(command, true, request, []));
                _steps.Add(new RecordedStep("answer to " + command, false, JsonPattern.Of(answer, command is "dump" or "state"), []));
            }

            await asking.WriteAsync(answer);
        }
    }
}
