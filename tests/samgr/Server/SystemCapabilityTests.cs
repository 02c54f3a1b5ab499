using LiteIpc;

namespace Samgr.Tests;

public sealed class SystemCapabilityTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_capability_of_one_process_is_seen_by_the_others()
    {
        _system.StartManager(5, 7);
        var one = _system.StartProcess(6, 8);
        var other = _system.StartProcess(7, 9);
        Assert.False(other.HasSystemCapability("SystemCapability.Light"));
        Assert.Equal(EC.Success, one.AddSystemCapability("SystemCapability.Light"));
        Assert.Equal(EC.Success, other.AddSystemCapability("SystemCapability.Light"));
        Assert.True(other.HasSystemCapability("SystemCapability.Light"));
        Assert.Equal(["SystemCapability.Light"], All(other));
    }

    [Theory]
    [InlineData('a', 63)]
    [InlineData('灯', 21)]
    public void As_many_as_fit_the_system_come_back_in_pages(char letter, int length)
    {
        var process = _system.StartManager(5, 7);
        var names = Enumerable.Range(0, 512).Select(i => i.ToString("x3") + new string(letter, length - 3)).ToArray();
        Assert.All(names, name => Assert.Equal(EC.Success, process.AddSystemCapability(name)));
        Assert.Equal(EC.NoSpace, process.AddSystemCapability("one more"));
        Assert.Equal(names, All(process));
        Wait.Until(() => _system.DriverOf(process).PoolUsed == 0, "samgr has freed the last request, which it does after its answer");
    }

    [Fact]
    public void A_name_that_cannot_be_one_is_refused()
    {
        _system.StartManager(5, 7);
        var process = _system.StartProcess(6, 8);
        string?[] names = [null, string.Empty, new string('a', 64), new string('灯', 22)];
        Assert.All(names, name => Assert.Equal((EC.Invalid, false), (process.AddSystemCapability(name), process.HasSystemCapability(name))));
    }

    [Fact]
    public void A_samgr_whose_replies_hold_none_does_not_keep_its_callers_asking()
    {
        _system.StartManager(5, 7, configure: options => options.MaxReplySize = 64);
        var process = _system.StartProcess(6, 8);
        process.AddSystemCapability("SystemCapability.Light");
        Wait.For(Wait.Start(() => process.GetSystemAvailableCapabilities(out _)));
    }

    [Fact]
    public void Without_ipc_there_are_none()
    {
        var process = _system.StartLocal();
        Assert.Equal(EC.Failure, process.AddSystemCapability("name"));
        Assert.False(process.HasSystemCapability("name"));
        Assert.Equal(EC.Failure, process.GetSystemAvailableCapabilities(out _));
    }

    private static string[] All(SamgrLite process)
    {
        Assert.Equal(EC.Success, process.GetSystemAvailableCapabilities(out var names));
        return names;
    }
}
