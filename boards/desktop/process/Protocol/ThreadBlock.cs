namespace Samgr.Emulator.Protocol;

/// <summary>The thread numbers of a process: a block of the machine's, so that a number names one thread in all of it.</summary>
internal static class ThreadBlock
{
    /// <summary>Numbers in a block.</summary>
    internal const int Size = 32;

    /// <summary>The number that a process claims if it is one of its block, otherwise the first of them.</summary>
    internal static int Check(int first, int claimed) => claimed >= first && claimed < first + Size ? claimed : first;
}
