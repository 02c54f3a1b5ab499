using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using LiteIpc;
using Samgr.Emulator.Peers;

namespace Samgr.Emulator.Control;

/// <summary>
/// The socket at which operators control a running machine: one JSON object a line, and one a line back. It holds so many
/// connections; when there are more, the one that has been silent for longest gives way.
/// </summary>
internal sealed class ControlServer : IDisposable
{
    private const int Backlog = 16;
    private const int LastAnswerMs = 1000;

    private readonly List<ControlConnection> _connections = [];
    private readonly CountdownEvent _answering = new(1);
    private readonly SocketListener _listener;
    private readonly IControlCommands _commands;
    private readonly Operators _operators;
    private readonly ILogSink _log;
    private readonly TimeProvider _time;
    private int _refusals;

    internal ControlServer(string path, IControlCommands commands, Operators operators, ILogSink log, TimeProvider time)
    {
        _commands = commands;
        _operators = operators;
        _log = log;
        _time = time;
        _listener = new SocketListener(path, Backlog, Accept, Crowded, Warn);
    }

    internal void Start() => _listener.Start("control listener");

    /// <summary>Takes no further clients and waits, for a while, until those there are have their answers.</summary>
    internal void Close()
    {
        _answering.Signal();
        _answering.Wait(LastAnswerMs);
        _listener.Dispose();
    }

    /// <summary>Lets go of the clients that are still there: that is how they see that the machine has ended.</summary>
    public void Dispose()
    {
        foreach (ControlConnection connection in Connections())
        {
            connection.Dispose();
        }
    }

    internal static byte[] Line(object answer) => [.. JsonSerializer.SerializeToUtf8Bytes(answer, ControlJson.Options), (byte)'\n'];

    internal static byte[] Refusal(int code, string error) => Line(new { ok = false, code, error });

    /// <summary>Carries a request out.</summary>
    /// <returns>The answer; null when the machine has ended.</returns>
    internal async Task<byte[]?> AnswerAsync(ReadOnlyMemory<byte> line)
    {
        if (!_answering.TryAddCount())
        {
            return null;
        }

        try
        {
            using JsonDocument request = JsonDocument.Parse(line);
            return Line(new { ok = true, result = await _commands.ExecuteAsync(request.RootElement).ConfigureAwait(false) });
        }
        catch (ControlException error)
        {
            return Refusal(error.Code, error.Message);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            return Refusal(EC.Invalid, $"the request cannot be read: {error.Message}");
        }
        catch (Exception error)
        {
            _log.Write(LogLevel.Error, "control", "a request failed: " + error);
            return Refusal(EC.Failure, $"the machine failed at this request, and its log says where: {error.Message}");
        }
        finally
        {
            _answering.Signal();
        }
    }

    /// <summary>Whether a line shows the operator key.</summary>
    internal bool ShowsKey(ReadOnlyMemory<byte> line)
    {
        try
        {
            using JsonDocument request = JsonDocument.Parse(line);
            return _operators.IsKey(ControlCommands.KeyOf(request.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    internal void Leave(ControlConnection connection)
    {
        lock (_connections)
        {
            _connections.Remove(connection);
        }
    }

    private void Accept(Socket socket)
    {
        string? refusal = _operators.Refuse(socket);
        ControlConnection connection = new(this, socket, PeerProcess.Of(socket).Id, refusal, _time);
        string? full = Enter(connection);
        if (refusal != null)
        {
            Warn(refusal);
        }

        if (full != null)
        {
            connection.Refuse(refusal == null ? Refusal(EC.NoSpace, full) : Refusal(EC.Permission, refusal));
            return;
        }

        _ = Task.Run(connection.ServeAsync);
    }

    private void Crowded(Socket socket)
        => new ControlConnection(this, socket, 0, null, _time)
            .Refuse(Refusal(EC.NoSpace, "the machine has no descriptor left for another connection; try again, or allow it more with 'ulimit -n'"));

    private string? Enter(ControlConnection connection)
    {
        lock (_connections)
        {
            if (connection.IsStranger)
            {
                return Add(connection, _connections.Count(other => other.IsStranger) < ControlLimits.MaxStrangers);
            }

            if (_connections.Count(other => other.Peer == connection.Peer) >= ControlLimits.MaxOfOne)
            {
                return string.Create(CultureInfo.InvariantCulture, $"system process {connection.Peer} has {ControlLimits.MaxOfOne} connections, and may not have more");
            }

            if (_connections.Count(other => !other.IsStranger) >= ControlLimits.MaxConnections)
            {
                ControlConnection? silent = _connections.Where(other => other.SilentSince != null).MinBy(other => other.SilentSince);
                silent?.Dispose();
                return Add(connection, silent != null && _connections.Remove(silent));
            }

            return Add(connection, true);
        }
    }

    private string? Add(ControlConnection connection, bool hasPlace)
    {
        if (!hasPlace)
        {
            return $"the machine answers {ControlLimits.MaxConnections} connections already; try again";
        }

        _connections.Add(connection);
        return null;
    }

    private ControlConnection[] Connections()
    {
        lock (_connections)
        {
            return [.. _connections];
        }
    }

    private void Warn(string reason)
    {
        if (LogPace.Count(ref _refusals))
        {
            _log.Write(LogLevel.Warn, "control", $"{reason} ({_refusals} so far)");
        }
    }
}
