using System.Runtime.InteropServices;

namespace LiteIpc.Desktop;

/// <summary>
/// Sleeps on a word of memory until another thread, or another process that shares it, wakes whoever sleeps there. Words are four bytes, aligned to four.
/// </summary>
/// <remarks>Any thread. Where <see cref="IsSupported"/> is false nothing sleeps and nothing is woken, so ask first.</remarks>
public static unsafe class Futex
{
    private const int WaitOperation = 0;
    private const int WakeOperation = 1;
    private const int PrivateFlag = 128;
    private const int MillisecondsPerSecond = 1000;
    private const int NanosecondsPerMillisecond = 1_000_000;

    private static readonly nint _number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 202 : 98;

    /// <summary>Whether this program knows the system call here: Linux on x64 and arm64.</summary>
    public static bool IsSupported { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Sleeps while the word has that value; may return for no reason.</summary>
    /// <param name="word">The word.</param>
    /// <param name="value">The value that it is expected to have.</param>
    /// <param name="timeoutMs">Milliseconds to sleep at most; -1 for ever.</param>
    /// <param name="isPrivate">Whether only threads of this process use the word.</param>
    public static void Wait(int* word, int value, int timeoutMs, bool isPrivate = false)
    {
        int operation = WaitOperation | (isPrivate ? PrivateFlag : 0);
        if (timeoutMs < 0)
        {
            _ = Libc.Futex(_number, word, operation, value, null, null, 0);
            return;
        }

        Libc.TimeSpec timeout = new()
        {
            Seconds = timeoutMs / MillisecondsPerSecond,
            Nanoseconds = timeoutMs % MillisecondsPerSecond * NanosecondsPerMillisecond,
        };
        _ = Libc.Futex(_number, word, operation, value, &timeout, null, 0);
    }

    /// <summary>Wakes sleepers. The word is to be changed before, or whoever is about to sleep misses it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="isPrivate">Whether only threads of this process use the word; as the sleepers said.</param>
    public static void Wake(int* word, int count, bool isPrivate = false)
        => _ = Libc.Futex(_number, word, WakeOperation | (isPrivate ? PrivateFlag : 0), count, null, null, 0);

    /// <summary>Changes a word that somebody may be about to sleep on, with a full fence, and wakes one sleeper.</summary>
    public static void Ring(int* word)
    {
        Interlocked.Increment(ref *word);
        Wake(word, 1);
    }

    /// <summary>Changes a word, with a full fence, and wakes everybody who sleeps on it.</summary>
    public static void RingAll(int* word)
    {
        Interlocked.Increment(ref *word);
        Wake(word, int.MaxValue);
    }
}
