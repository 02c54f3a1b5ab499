namespace Samgr.ProcessHost;

/// <summary>The processes within a program: of each name the latest.</summary>
internal sealed class ProgramProcesses
{
    private readonly List<SamgrLite> _all = [];

    internal SamgrLite[] All
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
            _all.RemoveAll(process => process.Options.Name == samgr.Options.Name);
            _all.Add(samgr);
        }
    }
}
