using LiteIpc;
using LiteIpc.Kit;
using Samgr.Ability;

namespace Samgr.Conformance.Kit;

/// <summary>Areas 6a and 6c, the suites of the skeleton outside of a request.</summary>
public sealed class SkeletonRows : IDisposable
{
    private readonly TestSystem _device = new();
    private readonly IpcSkeleton _skeleton;
    private readonly IIpcDriver _driver;

    public SkeletonRows()
    {
        SamgrLite samgr = _device.StartManager();
        _skeleton = AbilityKit.Skeleton(samgr);
        _driver = samgr.Ipc!.Driver;
    }

    public void Dispose()
    {
        _skeleton.Close();
        _device.Dispose();
    }

    [Fact]
    public void IK_041_1_to_32_threads_may_serve()
    {
        Assert.Equal([1901000, 1901000, 1901000], new[] { 0, -1, 33 }.Select(_skeleton.SetMaxWorkThreads));
        Assert.Equal([0, 0, 0, 0], new[] { 1, 4, 16, 32 }.Select(_skeleton.SetMaxWorkThreads));
    }

    [Fact]
    public void IK_042_an_identity_is_reset_and_set_again()
    {
        Assert.Equal(1901000, _skeleton.SetCallingIdentity(null));
        Assert.Equal(0, _skeleton.ResetCallingIdentity(out string identity));
        Assert.Equal(0, _skeleton.SetCallingIdentity(identity));
    }

    [Fact]
    public void IK_100_outside_of_a_request_a_process_calls_itself()
    {
        Assert.Equal((_driver.Pid, _driver.Uid, _skeleton.SelfTokenId), (_skeleton.CallingPid, _skeleton.CallingUid, _skeleton.CallingTokenId));
        _skeleton.ResetCallingIdentity(out string identity);
        Assert.Equal(string.Empty, identity);
        Assert.All([string.Empty, "0", new string('i', 40_959)], text => Assert.Equal(0, _skeleton.SetCallingIdentity(text)));
    }

    [Fact]
    public void Outside_of_a_request_nobody_calls()
    {
        Assert.True(_skeleton.IsLocalCalling);
        Assert.False(_skeleton.IsHandlingTransaction);
        Assert.Equal(0, _skeleton.FirstTokenId);
        Assert.True(_skeleton.SelfTokenId > 0);
        Assert.NotEqual(0, _skeleton.CallingPid);
    }
}
