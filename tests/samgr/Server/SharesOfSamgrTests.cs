using LiteIpc;

namespace Samgr.Tests;

public sealed class SharesOfSamgrTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Fault_S9_AProcessThatProvidesAllItCanLeavesRoomForOthers()
    {
        var manager = _system.StartManager(5, 7, configure: options => options.MaxAbilities = 8);
        Provide(6, "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        Wait.Until(() => _system.Logged("EC_NOSPACE"));
        Provide(7, "b1");
        Wait.Until(() => manager.ListAbilities().Any(ability => ability.Service == "b1") || _system.Logged("<b1>: EC_NOSPACE"));
        Assert.Contains(manager.ListAbilities(), ability => ability.Service == "b1");
    }

    [Fact]
    public void Fault_S9_ProcessesOfOneUserThatAddAllCapabilitiesTheyCanLeaveRoomForOthers()
    {
        _system.StartManager(5, 7, configure: options => options.MaxSystemCapabilities = 12);
        for (int pid = 6; pid < 9; pid++)
        {
            var process = _system.StartProcess(pid, 8);
            for (int i = 0; i < 12; i++)
            {
                process.AddSystemCapability("SystemCapability." + pid + "." + i);
            }
        }

        Assert.Equal(EC.Success, _system.StartProcess(9, 9).AddSystemCapability("SystemCapability.Light"));
    }

    [Fact]
    public void Fault_S9_TheProcessThatHostsSamgrMayProvideAllThatSamgrKeeps()
    {
        var manager = _system.StartManager(
            5, 7, configure: options => options.MaxAbilities = 4, install: samgr => Array.ForEach(["a", "b", "c", "d"], name => samgr.Add(new TestService(name), new TestApi())));
        Wait.Until(() => manager.ListAbilities().Length == 4);
    }

    private SamgrLite Provide(int pid, params string[] names)
        => _system.StartProcess(pid, 8, samgr => Array.ForEach(names, name => samgr.Add(new TestService(name), new TestApi())));
}
