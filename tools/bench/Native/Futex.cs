using System.Runtime.InteropServices;

namespace Samgr.Bench.Native;

/// <summary>Waits on a word of shared memory until another thread or process has changed it.</summary>
internal static unsafe class Futex
{
    private const int WaitOperation = 0;
    private const int WakeOperation = 1;
    private const int TimedOut = 110;

    private static readonly nint _number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 202 : 98;

    /// <summary>Whether this program knows the system call here.</summary>
    internal static bool IsSupported
        => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Sleeps while the word has that value, at most a second.</summary>
    /// <returns>False when the second is over.</returns>
    internal static bool Wait(int* word, int value)
    {
        Timespec timeout = new() { Seconds = 1 };
        return Libc.Futex(_number, word, WaitOperation, value, &timeout, null, 0) == 0 || Marshal.GetLastSystemError() != TimedOut;
    }

    internal static void Wake(int* word) => Libc.Futex(_number, word, WakeOperation, 1, null, null, 0);
}
