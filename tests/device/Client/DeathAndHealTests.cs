using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Client;

/// <summary>What a client sees when the process of its service ends and comes back.</summary>
[TestClass]
public class DeathAndHealTests
{
    private const int Rounds = 3;

    private static ExitWatch? _watch;
    private static SamgrLite? _provider;
    private static AdderCalls? _adder;

    [Cleanup]
    public void End_the_processes()
    {
        Board.End();
        _watch = null;
        _provider = null;
        _adder = null;
    }

    [TestMethod]
    public void The_end_of_a_service_is_told_once_and_calls_fail_at_once()
    {
        Start();
        _provider!.Stop();
        Patience.For(_watch!.Exited, "the end of the service was not told");
        Assert.AreEqual(EC.NoService, _adder!.Add(1, 2));
        Assert.AreEqual(SvcIdentity.InvalidHandle, _adder.Proxy.Target.Handle);
        Assert.AreEqual(1, _watch.Count);
    }

    [TestMethod]
    public void The_same_proxy_finds_the_service_again_each_time_it_comes_back()
    {
        Start();
        for (int round = 1; round <= Rounds; round++)
        {
            int handle = _adder!.Proxy.Target.Handle;
            _provider!.Stop();
            Patience.For(_watch!.Exited, "the end of the service was not told");
            _provider = Board.StartProcess(Board.ProviderPid, new AdderModule());
            Patience.Until(() => _adder.Add(20, 22) == EC.Success, "the proxy did not find its service again");
            Assert.AreEqual(42, _adder.First);
            Assert.AreNotEqual(handle, _adder.Proxy.Target.Handle);
            Assert.AreEqual(round, _watch.Count);
        }
    }

    private static void Start()
    {
        Board.Begin();
        Board.StartManager();
        _provider = Board.StartProcess(Board.ProviderPid, new AdderModule());
        SamgrLite consumer = Board.StartProcess(Board.ConsumerPid, null);
        _watch = new ExitWatch();
        Assert.AreEqual(EC.Success, consumer.RegisterFactory(Adder.ServiceName, null, _watch));
        _adder = new AdderCalls(consumer);
    }
}
