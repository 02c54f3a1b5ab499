using LiteIpc.Bus.Tests.Support;
using LiteIpc.Kit;
using Samgr;
using Samgr.Generator.Sample;
using Samgr.Lab;
using Samgr.Testing;

namespace LiteIpc.Bus.Tests;

/// <summary>What does not cross devices is refused at once, with a code and a sentence.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Lab _lab = new();
    private readonly Home _home;

    public RefusalTests() => _home = Home.Up(new OneLab(_lab));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_end_of_an_object_without_a_name_of_another_device_cannot_be_watched()
        => Assert.Equal(IpcError.NotSupported, Remote.Watch(new SilentAlarm()));

    [Fact]
    public void An_object_of_another_device_is_handed_neither_back_to_it_nor_on_to_a_process_of_this()
    {
        Remote.Keep(new SilentAlarm());
        _home.Desk.System.Start(new BellsModule());
        _home.Kitchen.System.Start(new BellsModule());

        Assert.Equal(EC.Permission, Remote.PassOn("desk"));
        Assert.Equal(EC.Permission, Remote.PassOn(null));
        Assert.True(_home.Kitchen.System.Logged("of another device"), _home.Kitchen.System.Log.Text);
    }

    [Fact]
    public void A_message_that_is_longer_than_the_link_takes_is_refused_with_both_numbers()
    {
        using Home small = Home.Up(512, new LabModule());
        ILab lab = LabProxy.WaitFor(small.Caller, "kitchen", Patience.LimitMs);
        byte[] fits = [.. Enumerable.Range(0, 400).Select(i => (byte)i)];

        Assert.Equal(fits, lab.Echo(fits));
        ServiceException error = Assert.Throws<ServiceException>(() => lab.Echo(new byte[600]));

        Assert.Equal(EC.NoMemory, error.Code);
        Assert.Contains(" bytes is longer than the 512 that the link takes", error.Message, StringComparison.Ordinal);
        Assert.Equal(fits, lab.Echo(fits));
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_served_later()
    {
        SamgrLite hurried = _home.Desk.System.StartProcess(configure: options => options.CallTimeoutMs = 50);
        ILab holding = Remote;
        Task<int> held = Task.Factory.StartNew(() => { holding.Hold(); return 0; }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        ILab waiting = LabProxy.WaitFor(hurried, "kitchen", Patience.LimitMs);
        Patience.Until(() => _home.Kitchen.System.Kernel.CallCount == 1, "the service is held");

        ServiceException error = Assert.Throws<ServiceException>(() => waiting.Count(0));

        Assert.Equal(EC.Timeout, error.Code);
        _lab.Gate.Set();
        Assert.Equal(0, await held);
        Assert.Equal(1, holding.Count(0));
    }

    [Fact]
    public void A_call_that_comes_back_to_a_service_that_waits_for_it_is_refused_as_a_deadlock()
    {
        _home.Desk.System.Start(new LabModule());
        Assert.NotNull(_home.Kitchen.System.Find(_home.Kitchen.Samgr, samgr => LabProxy.Find(samgr, "desk")));

        Assert.Equal(1, Remote.Walk(["desk"]));
        Assert.Equal(EC.Deadlock, Remote.Walk(["desk", "kitchen"]));
    }

    [Fact]
    public void A_user_without_a_rule_is_refused_in_words_that_name_device_and_rule()
    {
        Assert.Null(SecretProxyFind(out string reason));
        Assert.Contains("no policy rule lets uid", reason, StringComparison.Ordinal);
        Assert.Contains("of device desk use <secret>", reason, StringComparison.Ordinal);
    }

    private ILab Remote => LabProxy.WaitFor(_home.Caller, "kitchen", Patience.LimitMs);

    private IUnknown? SecretProxyFind(out string reason)
    {
        IUnknown? found = _home.Caller.GetRemoteDefaultFeatureApi("kitchen", "secret");
        reason = _home.Desk.System.Log.Text;
        return found;
    }

    private sealed class OneLab(Lab lab) : ServiceModule
    {
        public override void Install(SamgrLite samgr) => samgr.InitCalls.Add(4, process => InterfaceService.Register(process, "lab", new TaskConfig(1, 24, 2048, 20, 1), lab, new LabStub(lab)));
    }
}
