namespace Samgr.ProcessHost;

/// <summary>The processes within a program, each under its name whatever run it is in.</summary>
internal sealed class ProgramProcesses
{
    private readonly List<ProgramProcess> _all = [];

    /// <summary>They, in the order in which they were made first.</summary>
    internal ProgramProcess[] All
    {
        get
        {
            lock (_all)
            {
                return [.. _all];
            }
        }
    }

    internal void Add(SamgrLite samgr)
    {
        lock (_all)
        {
            ProgramProcess? known = _all.Find(process => process.Name == samgr.Options.Name);
            if (known == null)
            {
                _all.Add(new ProgramProcess(samgr));
            }
            else
            {
                known.Follow(samgr);
            }
        }
    }
}
