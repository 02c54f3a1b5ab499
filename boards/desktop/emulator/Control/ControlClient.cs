using System.Net.Sockets;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Peers;

namespace Samgr.Emulator.Control;

/// <summary>Asks a running machine. A client asks one thing at a time: what is asked meanwhile waits for its turn.</summary>
public sealed partial class ControlClient : IDisposable
{
    private const string KeyVariable = "SAMGR_OPERATOR_KEY";

    private static readonly TimeSpan _usualPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _mostPatience = TimeSpan.FromDays(1);

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly LineReader _reader;
    private readonly SemaphoreSlim _turn = new(1);
    private string? _key;

    private ControlClient(string machine, Socket socket, TimeSpan patience, string? key)
    {
        Machine = machine;
        Patience = patience;
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new LineReader(_stream, ControlLimits.MaxAnswer, Timeout.InfiniteTimeSpan, TimeProvider.System);
        _key = string.IsNullOrEmpty(key) ? null : key;
    }

    /// <summary>The name of the machine.</summary>
    public string Machine { get; }

    /// <summary>How long the machine has to answer, beyond what a request itself may take; 30 s unless <see cref="Find"/> was told another time.</summary>
    public TimeSpan Patience { get; }

    /// <summary>Finds a running machine.</summary>
    /// <param name="machine">Its name; null for the only one that runs.</param>
    /// <param name="runtimeDirectory">The folder with the folders of machines; null for SAMGR_RUNTIME_DIR or its default.</param>
    /// <param name="patience">
    /// How long to wait for a machine whose door is full, and for each of its answers (<see cref="Patience"/>): above 0, one day at most; null for 30 s.
    /// </param>
    /// <param name="operatorKey">The key of a machine that has started this process itself; null for SAMGR_OPERATOR_KEY.</param>
    /// <exception cref="MachineException">None runs, several do, or not that one; the message says which there are.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The patience is out of its range.</exception>
    public static ControlClient Find(
        string? machine = null, string? runtimeDirectory = null, TimeSpan? patience = null, string? operatorKey = null)
    {
        TimeSpan time = Check(patience ?? _usualPatience);
        string root = RuntimeDirectory.Locate(runtimeDirectory);
        string name = machine ?? Choose(root);
        try
        {
            Socket socket = UnixSocket.Connect(MachineFolder.ControlSocketOf(root, name), time)
                ?? throw new MachineException($"machine '{name}' is not running; {Describe(MachineFolder.Running(root), root)}");
            return new ControlClient(name, socket, time, operatorKey ?? Environment.GetEnvironmentVariable(KeyVariable));
        }
        catch (TimeoutException)
        {
            throw new MachineException($"machine '{name}' takes no connection: it is stopped, or has no descriptor or thread left; end its 'samgr run' if that stays so");
        }
    }

    private static TimeSpan Check(TimeSpan patience)
        => patience > TimeSpan.Zero && patience <= _mostPatience
            ? patience
            : throw new ArgumentOutOfRangeException(nameof(patience), $"the patience is {patience}; it has to be above 0, and one day at most");

    /// <summary>The names of the machines that run.</summary>
    /// <param name="runtimeDirectory">The folder with the folders of machines; null for SAMGR_RUNTIME_DIR or its default.</param>
    public static IReadOnlyList<string> ListMachines(string? runtimeDirectory = null)
        => MachineFolder.Running(RuntimeDirectory.Locate(runtimeDirectory));

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="request">An object that becomes the JSON of the request.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ControlException">The machine refused it, ended, or did not answer within <see cref="Patience"/>.</exception>
    public Task<JsonElement> SendAsync(object request, CancellationToken cancellation = default)
        => SendAsync(request, TimeSpan.Zero, cancellation);

    private async Task<JsonElement> SendAsync(object request, TimeSpan itsOwn, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_key != null)
            {
                await LimitAsync(Patience, token => AskAsync(new { cmd = "operator", key = _key }, token), cancellation).ConfigureAwait(false);
                _key = null;
            }

            return await LimitAsync(Patience + itsOwn, token => AskAsync(request, token), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<T> LimitAsync<T>(TimeSpan limit, Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using CancellationTokenSource late = new(limit);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            return await ask(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // An answer that comes later would be taken for that of the next request.
            int id = PeerProcess.Of(_socket).Id;
            _stream.Dispose();
            cancellation.ThrowIfCancellationRequested();
            string process = id > 0 ? $" (system process {id})" : string.Empty;
            throw new ControlException(
                EC.Timeout, $"machine '{Machine}'{process} has not answered within {limit.TotalSeconds} s: it is stopped or overloaded; ask again, or end that process");
        }
    }

    private async Task<JsonElement> AskAsync(object request, CancellationToken cancellation)
    {
        try
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(ControlVersion.AddTo(request), ControlJson.Options), (byte)'\n'];
            await _stream.WriteAsync(line, cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A client that was turned away finds the reason in the bytes that it can still read.
        }
        catch (ObjectDisposedException)
        {
            return Open(null);
        }

        try
        {
            return Open(await _reader.ReadAsync(cancellation).ConfigureAwait(false));
        }
        catch (IOException)
        {
            return Open(null);
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

    /// <summary>The dump of <see cref="DumpAsync"/>, as data: an object for the machine or a service, an array of the processes within one for a pid.</summary>
    public async Task<JsonElement> ReadStateAsync(string? target, CancellationToken cancellation = default)
        => await SendAsync(new { cmd = "state", target }, cancellation).ConfigureAwait(false);

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
            call.Device,
        };

        // As long for finding the service as for the call itself.
        TimeSpan itsOwn = TimeSpan.FromMilliseconds(2.0 * call.TimeoutMs);
        return Typed<CallResult>(await SendAsync(request, itsOwn, cancellation).ConfigureAwait(false));
    }

    /// <summary>Kills a process.</summary>
    public Task KillAsync(int pid, CancellationToken cancellation = default) => SendAsync(new { cmd = "kill", pid }, cancellation);

    /// <summary>Ends a process and starts it anew, whatever its restart rule says; waits until it is up again.</summary>
    /// <returns>The process as it is then.</returns>
    /// <exception cref="ControlException">It is none that can be restarted, or did not come up.</exception>
    public async Task<ProcessInfo> RestartAsync(int pid, CancellationToken cancellation = default)
        => Typed<ProcessInfo>(await SendAsync(new { cmd = "restart", pid }, ControlLimits.RestartPatience, cancellation).ConfigureAwait(false));

    /// <summary>Asks the machine to stop. See <see cref="WaitForEndAsync"/>.</summary>
    public Task StopAsync(CancellationToken cancellation = default) => SendAsync(new { cmd = "stop" }, cancellation);

    /// <summary>Waits until the machine has ended.</summary>
    /// <exception cref="ControlException">It did not end within twice <see cref="Patience"/>.</exception>
    public Task WaitForEndAsync(CancellationToken cancellation = default) => LimitAsync(
        2 * Patience,
        async token =>
        {
            try
            {
                while (await _reader.ReadAsync(token).ConfigureAwait(false) != null)
                {
                    continue;
                }
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException)
            {
                return true;
            }

            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
        _turn.Dispose();
    }

    private static string Choose(string root)
    {
        IReadOnlyList<string> all = MachineFolder.Running(root);
        string[] networks = [.. all.Where(name => MachineFolder.IsNetwork(root, name))];

        // The machines of devices are meant with their names only; without one it is what joins them.
        string[] running = all.Count == 1 ? [.. all] : [.. all.Where(machine => !networks.Any(network => IsDeviceOf(machine, network)))];
        return running.Length == 1 ? running[0] : throw new MachineException(Describe(running, root));
    }

    private static string Describe(IReadOnlyList<string> running, string root) => running.Count switch
    {
        0 => $"no machine runs (looked in '{root}'); start one with 'samgr run'",
        1 => $"this one runs: {running[0]}",
        _ => $"several machines run: {string.Join(", ", running)}; name one of them",
    };

    private static JsonElement Open(ReadOnlyMemory<byte>? line)
    {
        if (line is not ReadOnlyMemory<byte> answer)
        {
            throw new ControlException(EC.Commu, "the machine ended before it answered");
        }

        using JsonDocument document = JsonDocument.Parse(answer);
        JsonElement root = document.RootElement;
        return root.GetProperty("ok").GetBoolean()
            ? root.TryGetProperty("result", out JsonElement result) ? result.Clone() : default
            : throw new ControlException(root.GetProperty("code").GetInt32(), root.GetProperty("error").GetString() ?? string.Empty);
    }

    private static T Typed<T>(JsonElement result) => result.Deserialize<T>(ControlJson.Options)!;
}
