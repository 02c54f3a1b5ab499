using System.Net.Sockets;
using LiteIpc;

namespace Samgr.Emulator.Control;

/// <summary>One client of a machine's control socket.</summary>
/// <param name="server">Answers.</param>
/// <param name="socket">The connection, which becomes this object's.</param>
/// <param name="peer">The system process at the other end.</param>
/// <param name="refusal">Why it is no operator, so that it has to show the key first; null when it is one.</param>
/// <param name="time">The clock.</param>
internal sealed class ControlConnection(ControlServer server, Socket socket, int peer, string? refusal, TimeProvider time) : IDisposable
{
    private const long Busy = 0;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private long _silentSince = Math.Max(1, time.GetTimestamp());

    internal int Peer { get; } = peer;

    /// <summary>Whether it may only show the operator key.</summary>
    internal bool IsStranger { get; private set; } = refusal != null;

    /// <summary>Since when it has asked nothing; null while it waits for something.</summary>
    internal long? SilentSince => Volatile.Read(ref _silentSince) is long since and not Busy ? since : null;

    internal async Task ServeAsync()
    {
        try
        {
            await AnswerAllAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has gone, or does not take its answers; its requests have been carried out all the same.
            return;
        }
        finally
        {
            Dispose();
            server.Leave(this);
        }
    }

    /// <summary>Says why it is turned away, as far as that goes without waiting, and ends it.</summary>
    internal void Refuse(byte[] answer)
    {
        try
        {
            socket.Blocking = false;
            socket.Send(answer);
        }
        catch (SocketException)
        {
            // It is not there to hear it.
        }

        Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private async Task AnswerAllAsync()
    {
        LineReader reader = new(_stream, ControlLimits.MaxRequest, ControlLimits.LineTime, time);
        try
        {
            if (IsStranger && !await LetInAsync(reader).ConfigureAwait(false))
            {
                return;
            }

            while (await reader.ReadAsync(CancellationToken.None).ConfigureAwait(false) is ReadOnlyMemory<byte> line)
            {
                Volatile.Write(ref _silentSince, Busy);
                bool isLast = ControlCommands.IsStop(line);
                if (await server.AnswerAsync(line).ConfigureAwait(false) is not byte[] answer)
                {
                    return;
                }

                await WriteAsync(answer).ConfigureAwait(false);
                if (!isLast)
                {
                    Volatile.Write(ref _silentSince, Math.Max(1, time.GetTimestamp()));
                }
            }
        }
        catch (InvalidDataException error)
        {
            await WriteAsync(ControlServer.Refusal(EC.Invalid, $"the request cannot be read: {error.Message}")).ConfigureAwait(false);
        }
    }

    private async Task<bool> LetInAsync(LineReader reader)
    {
        using CancellationTokenSource late = new(ControlLimits.LineTime, time);
        if (await reader.ReadAsync(late.Token).ConfigureAwait(false) is not ReadOnlyMemory<byte> line)
        {
            return false;
        }

        bool showsKey = server.ShowsKey(line);
        IsStranger = !showsKey;
        await WriteAsync(showsKey ? ControlServer.Line(new { ok = true }) : ControlServer.Refusal(EC.Permission, refusal!)).ConfigureAwait(false);
        return showsKey;
    }

    private async Task WriteAsync(byte[] answer)
    {
        using CancellationTokenSource late = new(ControlLimits.LineTime, time);
        await _stream.WriteAsync(answer, late.Token).ConfigureAwait(false);
    }
}
