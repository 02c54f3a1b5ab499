using Samgr.Ability;

namespace Samgr.Conformance.Children;

/// <summary>Area 7: what is checked before a machine is asked. A configuration is an object here: there is none to destroy, and none that is null.</summary>
public sealed class ConfigRows
{
    private readonly ChildProcessConfigs _configs = new();

    [Fact]
    public void CP_017_a_process_name_is_not_empty_too_long_or_with_other_characters()
    {
        Assert.Equal(401, _configs.SetProcessName(string.Empty));
        Assert.Equal(401, _configs.SetProcessName(string.Concat(Enumerable.Repeat("a name ", 15))));
        Assert.Equal(401, _configs.SetProcessName("abc_123([]"));
        Assert.Null(_configs.ProcessName);
    }

    [Fact]
    public void CP_018_a_process_name_has_letters_digits_and_underscores()
        => Assert.Equal(0, _configs.SetProcessName("abc_123"));

    [Fact]
    public void CP_035_isolation_is_set()
    {
        Assert.Equal(0, _configs.SetIsolationMode(IsolationMode.Isolated));
        Assert.Equal(0, _configs.SetIsolationUid(true));
    }

    [Fact]
    public void CP_036_a_process_name_is_checked()
    {
        Assert.Equal(401, _configs.SetProcessName(null));
        Assert.Equal(401, _configs.SetProcessName(string.Empty));
        Assert.Equal(0, _configs.SetProcessName("abc_123"));
        Assert.Equal(401, _configs.SetProcessName("abc_123["));
        Assert.Equal("abc_123", _configs.ProcessName);
    }

    [Fact]
    public void CP_037_without_a_machine_nothing_is_registered_and_with_one_a_failure_keeps_what_is()
    {
        Machine machine = new() { IsGone = true };
        ChildProcessManager children = ChildProcessManager.Of(new SamgrLite(new SamgrOptions { Host = machine }));
        Callback callback = new();
        Assert.Equal(401, children.RegisterExitCallback(null));
        Assert.Equal(16000050, children.RegisterExitCallback(callback));
        Assert.Equal(16010009, children.UnregisterExitCallback(callback));

        machine.IsGone = false;
        Assert.Equal(0, children.RegisterExitCallback(callback));
        Assert.Equal(0, children.RegisterExitCallback(callback));
        machine.IsGone = true;
        Assert.Equal(16000050, children.UnregisterExitCallback(callback));
        machine.IsGone = false;
        Assert.Equal(0, children.UnregisterExitCallback(callback));
    }

    private sealed class Callback : IChildExitCallback
    {
        public void OnChildExited(int pid, int signal, int exitCode)
        {
        }
    }

    private sealed class Machine : IProcessHost, IChildProcessHost
    {
        internal bool IsGone { get; set; }

        public IChildProcessEvents? Events { get; set; }

        public ChildProcessArgs? CurrentArgs => null;

        public int Spawn(string name) => -1;

        public void ReportMilestone(string name)
        {
        }

        public int Start(ChildProcessRequest request) => Answer();

        public int Kill(int pid) => Answer();

        public int WatchExits(bool isWatched) => Answer();

        private int Answer() => IsGone ? ChildProcessError.Internal : ChildProcessError.Success;
    }
}
