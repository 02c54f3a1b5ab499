namespace Samgr.Bench.Native;

/// <summary>Memory that two processes share. It has no name, so that nothing of it is left whatever happens.</summary>
internal sealed unsafe class SharedMemory : IDisposable
{
    internal const int Size = 2 * 1024 * 1024;

    private readonly int _file;

    private SharedMemory(int file)
    {
        _file = file;
        void* address = Libc.Map(null, Size, Libc.ProtectionReadWrite, Libc.MapShared, file, 0);
        Address = (nint)address == -1 ? throw new IOException("the shared memory cannot be mapped") : (byte*)address;
    }

    internal byte* Address { get; }

    /// <summary>The path under which another process of the same user can open it.</summary>
    internal string Path => $"/proc/{Environment.ProcessId}/fd/{_file}";

    internal static SharedMemory Create()
    {
        int file = Libc.CreateMemoryFile("samgr-bench", Libc.CloseOnExec);
        return file >= 0 && Libc.Truncate(file, Size) == 0
            ? new SharedMemory(file)
            : throw new IOException("no shared memory can be made");
    }

    /// <summary>Maps the memory that another process has made; the mapping lasts as long as this process.</summary>
    internal static byte* Open(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        return new SharedMemory((int)file.DangerousGetHandle()).Address;
    }

    internal void Clear() => new Span<byte>(Address, Size).Clear();

    public void Dispose()
    {
        _ = Libc.Unmap(Address, Size);
        _ = Libc.Close(_file);
    }
}
