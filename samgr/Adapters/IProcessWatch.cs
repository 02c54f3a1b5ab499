namespace Samgr;

/// <summary>An adapter that sees who waits for whom; a board has no room for it.</summary>
internal interface IProcessWatch
{
    /// <summary>The process takes part in IPC from now on.</summary>
    void OnConnected(SamgrLite samgr);

    /// <summary>Whom the threads of a process wait for, in words; empty for nobody.</summary>
    string DumpWaits(SamgrLite samgr);
}
