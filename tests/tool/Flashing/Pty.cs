using System.Runtime.InteropServices;
using System.Text;

namespace Samgr.Tool.Tests.Flashing;

/// <summary>A pseudo terminal: its far end stands in for the serial port of a board.</summary>
public sealed class Pty : IDisposable
{
    private const int ReadWrite = 0x2;
    private const int NoController = 0x100;
    private const int CloseOnExec = 0x80000;

    private readonly int _near;
    private bool _isUnplugged;

    public Pty()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pseudo terminals of Linux");
        _near = Open(ReadWrite | NoController | CloseOnExec);
        byte[] name = new byte[256];
        Assert.True(_near >= 0 && Grant(_near) == 0 && Unlock(_near) == 0 && NameOf(_near, name, (nuint)name.Length) == 0, "there is no pseudo terminal");
        Port = Encoding.UTF8.GetString(name, 0, Array.IndexOf(name, (byte)0));
    }

    /// <summary>The path of the port.</summary>
    public string Port { get; }

    /// <summary>Writes as the board does.</summary>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes as the board does.</summary>
    public void Write(byte[] bytes)
    {
        for (int written = 0; written < bytes.Length;)
        {
            int count = (int)Write(_near, bytes[written..], (nuint)(bytes.Length - written));
            Assert.True(count > 0, $"write: {Marshal.GetLastPInvokeErrorMessage()}");
            written += count;
        }
    }

    /// <summary>Pulls the plug.</summary>
    public void Unplug()
    {
        if (!_isUnplugged)
        {
            _isUnplugged = true;
            _ = Close(_near);
        }
    }

    public void Dispose() => Unplug();

    [DllImport("libc", EntryPoint = "posix_openpt")]
    private static extern int Open(int flags);

    [DllImport("libc", EntryPoint = "grantpt")]
    private static extern int Grant(int file);

    [DllImport("libc", EntryPoint = "unlockpt")]
    private static extern int Unlock(int file);

    [DllImport("libc", EntryPoint = "ptsname_r")]
    private static extern int NameOf(int file, [Out] byte[] name, nuint size);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int file, byte[] bytes, nuint count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
