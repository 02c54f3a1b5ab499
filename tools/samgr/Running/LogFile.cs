using System.Text;

namespace Samgr.Tool.Running;

/// <summary>
/// A log file that is not let grow: full, it becomes FILE.1, what was FILE.1 becomes FILE.2, and so on, and the oldest is deleted. It is
/// begun anew where somebody else has moved it away. Belongs to one thread at a time.
/// </summary>
internal sealed class LogFile : TextWriter
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _path;
    private readonly long _size;
    private readonly int _kept;
    private FileStream? _stream;
    private long _length;

    /// <summary>Opens a file; what it holds stays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Bytes at which it is full.</param>
    /// <param name="kept">How many full ones are kept beside it; with 0 a full one is emptied.</param>
    /// <exception cref="IOException">It cannot be opened, as for <see cref="UnauthorizedAccessException"/>.</exception>
    public LogFile(string path, long size, int kept)
    {
        _path = Path.GetFullPath(path);
        _size = size;
        _kept = kept;
        _stream = Open();
    }

    /// <inheritdoc/>
    public override Encoding Encoding => _utf8;

    /// <inheritdoc/>
    public override void Write(char value) => throw new NotSupportedException("a log file takes whole lines");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        byte[] line = _utf8.GetBytes(value + "\n");
        if (_length > 0 && _length + line.Length > _size)
        {
            Rotate();
        }

        _stream ??= Open();
        _stream.Write(line);
        _length += line.Length;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        _stream?.Flush();
        if (!File.Exists(_path))
        {
            // The file was moved or removed: the lines would go where nobody finds them.
            Close(_stream);
            _stream = null;
            _stream = Open();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Close(_stream);
        _stream = null;
        base.Dispose(disposing);
    }

    private void Rotate()
    {
        _stream?.Flush();
        _length = 0;
        if (_stream is { CanSeek: false } or { Length: 0 })
        {
            // A device, such as /dev/null, is never full and keeps its name.
            return;
        }

        Close(_stream);
        _stream = null;
        for (int number = _kept; number > 0; number--)
        {
            string older = $"{_path}.{number}";
            string newer = number == 1 ? _path : $"{_path}.{number - 1}";
            if (File.Exists(newer))
            {
                File.Move(newer, older, overwrite: true);
            }
        }

        if (_kept == 0)
        {
            File.Delete(_path);
        }
    }

    private FileStream Open()
    {
        FileStream stream = new(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        _length = stream.CanSeek ? stream.Length : 0;
        return stream;
    }

    /// <summary>The rest of a file that cannot be written is lost, as on a full disk.</summary>
    private static void Close(FileStream? stream)
    {
        try
        {
            stream?.Dispose();
        }
        catch (IOException)
        {
            return;
        }
    }
}
