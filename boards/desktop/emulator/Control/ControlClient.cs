using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>Asks a running machine. A client asks one thing at a time: what is asked meanwhile waits for its turn.</summary>
public sealed partial class ControlClient : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;
    private readonly SemaphoreSlim _turn = new(1);

    private ControlClient(string machine, Socket socket)
    {
        Machine = machine;
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream, new UTF8Encoding(false));
    }

    /// <summary>The name of the machine.</summary>
    public string Machine { get; }

    /// <summary>Finds a running machine.</summary>
    /// <param name="machine">Its name; null for the only one that runs.</param>
    /// <param name="runtimeDirectory">Where machines have their folders; null for SAMGR_RUNTIME_DIR or its default.</param>
    /// <exception cref="MachineException">None runs, several do, or not that one; the message says which there are.</exception>
    public static ControlClient Find(string? machine = null, string? runtimeDirectory = null)
    {
        string root = RuntimeDirectory.Locate(runtimeDirectory);
        string name = machine ?? Choose(root);
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(MachineFolder.ControlSocketOf(root, name)));
            return new ControlClient(name, socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw new MachineException($"machine '{name}' is not running; {Describe(MachineFolder.Running(root), root)}");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The names of the machines that run.</summary>
    /// <param name="runtimeDirectory">Where machines have their folders; null for SAMGR_RUNTIME_DIR or its default.</param>
    public static IReadOnlyList<string> ListMachines(string? runtimeDirectory = null)
        => MachineFolder.Running(RuntimeDirectory.Locate(runtimeDirectory));

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="request">An object that becomes the JSON of the request.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ControlException">The machine refused it, or ended.</exception>
    public async Task<JsonElement> SendAsync(object request, CancellationToken cancellation = default)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Options), (byte)'\n'];
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(line, cancellation).ConfigureAwait(false);
            string? answer = await _reader.ReadLineAsync(cancellation).ConfigureAwait(false);
            return Open(answer);
        }
        catch (IOException)
        {
            return Open(null);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The processes of the machine.</summary>
    public async Task<IReadOnlyList<ProcessInfo>> ListProcessesAsync(CancellationToken cancellation = default)
        => Typed<ProcessInfo[]>(await SendAsync(new { cmd = "ps" }, cancellation).ConfigureAwait(false));

    /// <summary>The services and features that samgr knows.</summary>
    public async Task<IReadOnlyList<ServiceEntry>> ListServicesAsync(CancellationToken cancellation = default)
        => Typed<ServiceEntry[]>(await SendAsync(new { cmd = "list" }, cancellation).ConfigureAwait(false));

    /// <summary>The client vector of a process.</summary>
    public async Task<IReadOnlyList<ClientEntry>> ListClientsAsync(int pid, CancellationToken cancellation = default)
        => Typed<ClientEntry[]>(await SendAsync(new { cmd = "clients", pid }, cancellation).ConfigureAwait(false));

    /// <summary>The dump of the machine, of a process by pid, or of a service by name.</summary>
    public async Task<string> DumpAsync(string? target, CancellationToken cancellation = default)
        => Typed<string>(await SendAsync(new { cmd = "dump", target }, cancellation).ConfigureAwait(false));

    /// <summary>Calls a function of a service.</summary>
    public async Task<CallResult> CallAsync(CallRequest call, CancellationToken cancellation = default)
    {
        object request = new
        {
            cmd = "call",
            call.Service,
            call.Feature,
            call.Func,
            call.Args,
            call.Uid,
            call.Returns,
            call.OneWay,
            call.TimeoutMs,
            call.Signature,
        };
        return Typed<CallResult>(await SendAsync(request, cancellation).ConfigureAwait(false));
    }

    /// <summary>Kills a process.</summary>
    public Task KillAsync(int pid, CancellationToken cancellation = default) => SendAsync(new { cmd = "kill", pid }, cancellation);

    /// <summary>Asks the machine to stop. See <see cref="WaitForEndAsync"/>.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => SendAsync(new { cmd = "stop" }, cancellation);

    /// <summary>Waits until the machine has ended.</summary>
    public async Task WaitForEndAsync(CancellationToken cancellation = default)
    {
        try
        {
            while (await _reader.ReadLineAsync(cancellation).ConfigureAwait(false) != null)
            {
                continue;
            }
        }
        catch (IOException)
        {
            return;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
        _socket.Dispose();
        _turn.Dispose();
    }

    private static string Choose(string root)
    {
        IReadOnlyList<string> running = MachineFolder.Running(root);
        return running.Count == 1 ? running[0] : throw new MachineException(Describe(running, root));
    }

    private static string Describe(IReadOnlyList<string> running, string root) => running.Count switch
    {
        0 => $"no machine runs (looked in '{root}'); start one with 'samgr run'",
        1 => $"this one runs: {running[0]}",
        _ => $"several machines run: {string.Join(", ", running)}; name one of them",
    };

    private static JsonElement Open(string? answer)
    {
        if (answer == null)
        {
            throw new ControlException(EC.Commu, "the machine ended before it answered");
        }

        using JsonDocument document = JsonDocument.Parse(answer);
        JsonElement root = document.RootElement;
        return root.GetProperty("ok").GetBoolean()
            ? root.GetProperty("result").Clone()
            : throw new ControlException(root.GetProperty("code").GetInt32(), root.GetProperty("error").GetString() ?? string.Empty);
    }

    private static T Typed<T>(JsonElement result) => result.Deserialize<T>(ControlJson.Options)!;
}
