namespace Samgr.Emulator.Control;

/// <summary>Takes lines, none of which is kept beyond a size. Belongs to one reader at a time.</summary>
/// <param name="stream">The source of the lines.</param>
/// <param name="maxBytes">The size of the longest line, its end left out.</param>
/// <param name="lineTime">How long a line that has begun may take to its end.</param>
/// <param name="time">The clock of that.</param>
internal sealed class LineReader(Stream stream, int maxBytes, TimeSpan lineTime, TimeProvider time)
{
    private const int InitialBytes = 4096;

    private byte[] _bytes = new byte[InitialBytes];
    private int _start;
    private int _end;

    /// <summary>Waits for the next line. It stays as it is until the next call.</summary>
    /// <returns>Null once no line comes any more.</returns>
    /// <exception cref="InvalidDataException">A line is too long, or did not end in time; nothing can be read after it.</exception>
    internal async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        if (_start == _end && !await FillAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        using CancellationTokenSource late = new(lineTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        int looked = 0;
        while (true)
        {
            int at = _bytes.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (at >= 0 || _end - _start > maxBytes)
            {
                return at >= 0 && looked + at <= maxBytes ? Take(looked + at) : throw new InvalidDataException($"a line has at most {maxBytes} bytes");
            }

            looked = _end - _start;
            try
            {
                if (!await FillAsync(either.Token).ConfigureAwait(false))
                {
                    return null;
                }
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw new InvalidDataException($"a line that has begun ends within {lineTime.TotalSeconds} s");
            }
        }
    }

    private ReadOnlyMemory<byte> Take(int length)
    {
        ReadOnlyMemory<byte> line = _bytes.AsMemory(_start, length);
        _start += length + 1;
        return line;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        int count = await stream.ReadAsync(_bytes.AsMemory(_end), cancellation).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }
}
