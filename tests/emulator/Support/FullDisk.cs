using System.Text;

namespace Samgr.Emulator.Tests.Support;

/// <summary>A file on a disk that is full after some lines.</summary>
internal sealed class FullDisk(int lines) : TextWriter
{
    private int _left = lines;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How often something could not be written.</summary>
    public int Refusals { get; private set; }

    public override void Write(char value) => Take();

    public override void Write(string? value) => Take();

    public override void WriteLine(string? value) => Take();

    public override void Flush() => Check();

    private void Take()
    {
        _left--;
        Check();
    }

    private void Check()
    {
        if (_left < 0)
        {
            Refusals++;
            throw new IOException("No space left on device");
        }
    }
}
