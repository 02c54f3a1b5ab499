using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>The socket at which a running machine takes requests: one JSON object a line, and one a line back.</summary>
internal sealed class ControlServer(string path, ControlCommands commands) : IDisposable
{
    private const int Backlog = 16;
    private const int LastAnswerMs = 1000;

    private readonly ConcurrentDictionary<Socket, bool> _clients = new();
    private readonly CountdownEvent _answering = new(1);
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    internal void Start()
    {
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        _socket.Listen(Backlog);
        _ = AcceptAsync();
    }

    /// <summary>Takes no further clients and waits, for a while, until those there are have their answers.</summary>
    internal void Close()
    {
        _answering.Signal();
        _answering.Wait(LastAnswerMs);
        _socket.Dispose();
        File.Delete(path);
    }

    /// <summary>Lets go of the clients that are still there: that is how they see that the machine has ended.</summary>
    public void Dispose()
    {
        foreach (Socket client in _clients.Keys)
        {
            client.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _socket.AcceptAsync().ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The machine ends.
            return;
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        _clients[socket] = true;
        try
        {
            using NetworkStream stream = new(socket, ownsSocket: true);
            using StreamReader reader = new(stream, new UTF8Encoding(false));
            while (await reader.ReadLineAsync().ConfigureAwait(false) is string line && _answering.TryAddCount())
            {
                await ServeAsync(stream, line).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone; its request has been carried out all the same.
            return;
        }
        finally
        {
            _clients.TryRemove(socket, out _);
        }
    }

    private async Task ServeAsync(NetworkStream stream, string line)
    {
        try
        {
            byte[] answer = await AnswerAsync(line).ConfigureAwait(false);
            await stream.WriteAsync(answer).ConfigureAwait(false);
        }
        finally
        {
            _answering.Signal();
        }
    }

    private async Task<byte[]> AnswerAsync(string line)
    {
        object answer;
        try
        {
            using JsonDocument request = JsonDocument.Parse(line);
            answer = new { ok = true, result = await commands.ExecuteAsync(request.RootElement).ConfigureAwait(false) };
        }
        catch (ControlException error)
        {
            answer = new { ok = false, code = error.Code, error = error.Message };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            answer = new { ok = false, code = EC.Invalid, error = $"the request cannot be read: {error.Message}" };
        }

        byte[] text = JsonSerializer.SerializeToUtf8Bytes(answer, ControlJson.Options);
        return [.. text, (byte)'\n'];
    }
}
