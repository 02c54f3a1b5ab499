namespace Samgr;

/// <summary>An adapter that sees the waits of threads for each other; a board has no room for it.</summary>
internal interface IProcessWatch
{
    /// <summary>The process takes part in IPC from now on.</summary>
    void OnConnected(SamgrLite samgr);

    /// <summary>The waits of the threads of a process, in words; empty for none.</summary>
    string DumpWaits(SamgrLite samgr);
}
