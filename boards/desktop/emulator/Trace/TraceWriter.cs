using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Samgr.Emulator.Trace;

/// <summary>
/// The trace of a machine: one JSON object a line, in order, each written out at once. A place can be reserved for an event
/// whose particulars come later, so that what it causes never stands before it.
/// </summary>
internal sealed class TraceWriter(TextWriter writer, TimeProvider time) : IDisposable
{
    private readonly object _gate = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Queue<TraceLine> _lines = new();
    private readonly ArrayBufferWriter<byte> _buffer = new();

    internal void Write(int pid, string name, Action<Utf8JsonWriter> fields)
    {
        lock (_gate)
        {
            TraceLine line = Append();
            line.Text = Format(line.Time, pid, name, fields);
            WriteReady();
        }
    }

    internal TraceLine Reserve()
    {
        lock (_gate)
        {
            return Append();
        }
    }

    internal void Fill(TraceLine line, int pid, string name, Action<Utf8JsonWriter> fields)
    {
        lock (_gate)
        {
            line.Text = Format(line.Time, pid, name, fields);
            WriteReady();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            while (_lines.TryDequeue(out TraceLine? line))
            {
                if (line.Text != null)
                {
                    writer.WriteLine(line.Text);
                }
            }

            writer.Flush();
        }
    }

    private TraceLine Append()
    {
        TraceLine line = new(Math.Round(time.GetElapsedTime(_start).TotalMilliseconds, 3));
        _lines.Enqueue(line);
        return line;
    }

    private void WriteReady()
    {
        while (_lines.TryPeek(out TraceLine? line) && line.Text != null)
        {
            writer.WriteLine(line.Text);
            _lines.Dequeue();
        }

        writer.Flush();
    }

    private string Format(double time, int pid, string name, Action<Utf8JsonWriter> fields)
    {
        _buffer.ResetWrittenCount();
        using Utf8JsonWriter json = new(_buffer);
        json.WriteStartObject();
        json.WriteNumber("t", time);
        json.WriteNumber("pid", pid);
        json.WriteString("event", name);
        fields(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(_buffer.WrittenSpan);
    }
}
