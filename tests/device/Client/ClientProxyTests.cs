using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Client;

/// <summary>Calls from one in-CLR process to another.</summary>
[TestClass]
public class ClientProxyTests
{
    private static AdderCalls? _adder;
    private static SamgrLite? _consumer;

    [Setup]
    public void Start_the_processes()
    {
        Board.Begin();
        Board.StartManager();
        Board.StartProcess(Board.ProviderPid, new AdderModule());
        _consumer = Board.StartProcess(Board.ConsumerPid, null);
        _adder = new AdderCalls(_consumer);
    }

    [Cleanup]
    public void End_the_processes()
    {
        Board.End();
        _adder = null;
        _consumer = null;
    }

    [TestMethod]
    public void A_call_carries_arguments_there_and_results_back()
    {
        Assert.AreEqual(EC.Success, _adder!.Add(20, 22));
        Assert.AreEqual(42, _adder.First);
    }

    [TestMethod]
    public void The_service_sees_who_calls()
    {
        Assert.AreEqual(EC.Success, _adder!.Call(AdderApi.WhoCalls));
        Assert.AreEqual(Board.ConsumerPid, _adder.First);
        Assert.AreEqual(Board.Uid + Board.ConsumerPid, _adder.Second);
    }

    [TestMethod]
    public void An_unknown_function_says_so()
    {
        Assert.AreEqual(EC.UnknownCode, _adder!.Call(99));
    }

    [TestMethod]
    public void A_call_that_throws_is_answered_and_the_service_goes_on()
    {
        Assert.AreNotEqual(EC.Success, _adder!.Call(AdderApi.Throw));
        Assert.AreEqual(EC.Success, _adder.Add(1, 1));
    }

    [TestMethod]
    public void There_is_one_proxy_for_one_name()
    {
        ClientProxy? again = _consumer!.FindServiceApi(Adder.ServiceName, null);
        Assert.AreSame(_adder!.Proxy, again);
        Assert.AreEqual(1, again!.Release());
    }

    [TestMethod]
    public void A_service_that_there_is_not_is_not_found()
    {
        Assert.IsNull(_consumer!.FindServiceApi("nobody", null));
        Assert.AreEqual(SvcIdentity.InvalidHandle, _consumer.QueryIdentity("nobody", null).Handle);
    }

    [TestMethod]
    public void A_released_proxy_calls_nobody_and_a_new_one_is_made()
    {
        Assert.AreEqual(0, _adder!.Proxy.Release());
        Assert.AreEqual(EC.Invalid, _adder.Add(1, 1));
        AdderCalls fresh = new AdderCalls(_consumer!);
        Assert.AreNotSame(_adder.Proxy, fresh.Proxy);
        Assert.AreEqual(EC.Success, fresh.Add(1, 1));
        _adder = fresh;
    }
}
