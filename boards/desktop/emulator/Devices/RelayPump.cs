using System.Net.Sockets;
using System.Threading.Channels;

namespace Samgr.Emulator.Devices;

/// <summary>One direction of a connection: takes bytes in, and lets them out when their time has come, in order.</summary>
/// <param name="schedule">When they leave.</param>
/// <param name="faults">How the link treats bytes that come now.</param>
/// <param name="time">The clock.</param>
internal sealed class RelayPump(RelaySchedule schedule, Func<LinkFaults> faults, TimeProvider time)
{
    private const int MaxPieces = 64;
    private const int MaxPiece = 4096;

    // So many pieces a second of a slow link, so that its bytes trickle.
    private const int PiecesASecond = 50;

    private readonly Channel<Piece> _pieces = Channel.CreateBounded<Piece>(MaxPieces);
    private readonly long _start = time.GetTimestamp();

    /// <summary>Runs until a side ends, or the connection is given up; what was under way then is lost.</summary>
    internal async Task RunAsync(Socket from, Socket to, CancellationToken end)
    {
        Task taking = TakeAsync(from, end);
        await GiveAsync(to, end).ConfigureAwait(false);
        await taking.ConfigureAwait(false);
    }

    private double NowMs => time.GetElapsedTime(_start).TotalMilliseconds;

    private async Task TakeAsync(Socket from, CancellationToken end)
    {
        try
        {
            while (true)
            {
                int bandwidth = faults().Bandwidth;
                byte[] bytes = new byte[bandwidth == 0 ? MaxPiece : Math.Clamp(bandwidth / PiecesASecond, 1, MaxPiece)];
                int count = await from.ReceiveAsync(bytes, end).ConfigureAwait(false);
                if (count == 0)
                {
                    return;
                }

                double due = schedule.Take(NowMs, count, faults());
                await _pieces.Writer.WriteAsync(new Piece(bytes.AsMemory(0, count), due), end).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (IsEnd(error))
        {
            return;
        }
        finally
        {
            _pieces.Writer.TryComplete();
        }
    }

    private async Task GiveAsync(Socket to, CancellationToken end)
    {
        try
        {
            await foreach (Piece piece in _pieces.Reader.ReadAllAsync(end).ConfigureAwait(false))
            {
                for (double wait = piece.DueMs - NowMs; wait > 0; wait = piece.DueMs - NowMs)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait)), time, end).ConfigureAwait(false);
                }

                for (ReadOnlyMemory<byte> rest = piece.Bytes; rest.Length > 0;)
                {
                    rest = rest[await to.SendAsync(rest, end).ConfigureAwait(false)..];
                }
            }
        }
        catch (Exception error) when (IsEnd(error))
        {
            return;
        }
    }

    private static bool IsEnd(Exception error)
        => error is SocketException or ObjectDisposedException or OperationCanceledException or ChannelClosedException;

    private sealed record Piece(ReadOnlyMemory<byte> Bytes, double DueMs);
}
