using LiteIpc;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Driver;

/// <summary>The capability kernel of a board.</summary>
[TestClass]
public class InMemoryDriverTests
{
    private const int Function = 12;

    [Cleanup]
    public void Close_the_doors() => Doors.Close();

    [TestMethod]
    public void A_call_gets_its_reply_and_the_kernel_says_who_calls()
    {
        Doors.Open();
        PendingCall call = new PendingCall(Function);
        IpcMessage request = Next(Doors.Service!);
        Assert.AreEqual(Function, request.Code);
        Assert.AreEqual(Doors.Client!.Pid, request.Pid);
        Assert.AreEqual(Doors.Client!.Uid, request.Uid);
        Assert.AreEqual(EC.Success, Doors.Service!.SendReply(request, Holding(21)));
        Doors.Service!.FreeBuffer(request);
        Assert.AreEqual(EC.Success, call.Result);
        Assert.AreEqual(21, call.Value);
        Assert.AreEqual(0, Doors.Service!.PoolUsed);
        Assert.AreEqual(0, Doors.Client!.PoolUsed);
    }

    [TestMethod]
    public void A_refused_call_gets_its_code_at_once()
    {
        Doors.Open();
        PendingCall call = new PendingCall(Function);
        IpcMessage request = Next(Doors.Service!);
        Assert.AreEqual(EC.Success, Doors.Service!.SendFailedReply(request, EC.Permission, "told to"));
        Doors.Service!.FreeBuffer(request);
        Assert.AreEqual(EC.Permission, call.Result);
    }

    [TestMethod]
    public void One_way_messages_arrive_in_the_order_in_which_they_were_sent()
    {
        Doors.Open();
        for (int code = 1; code <= 3; code++)
        {
            Assert.AreEqual(EC.Success, Send(Doors.Client!, code, null));
        }

        for (int code = 1; code <= 3; code++)
        {
            IpcMessage message = Next(Doors.Service!);
            Assert.AreEqual(code, message.Code);
            Doors.Service!.FreeBuffer(message);
        }

        Assert.AreEqual(EC.Timeout, Doors.Service!.Receive(0, out _));
    }

    [TestMethod]
    public void A_handle_that_was_not_granted_cannot_be_called()
    {
        Doors.Open();
        int handle = Doors.Manager!.GenerateHandle(Doors.Manager!.Pid);
        SvcIdentity stranger = new SvcIdentity(handle, 1, 2);
        int code = Doors.Client!.Transact(stranger, Function, null, IpcFlag.OneWay, 0, out _);
        Assert.AreNotEqual(EC.Success, code);
        Assert.AreEqual(EC.InvalidParam, Doors.Client!.CheckHandle(handle));
    }

    [TestMethod]
    public void A_request_that_overflowed_is_not_sent()
    {
        Doors.Open();
        IpcIo request = new IpcIo(4);
        request.WriteInt64(1);
        Assert.AreEqual(EC.Invalid, Send(Doors.Client!, Function, request));
        Assert.AreEqual(EC.Timeout, Doors.Service!.Receive(0, out _));
    }

    [TestMethod]
    public void A_full_pool_refuses_its_sender_until_something_is_freed()
    {
        Doors.Open();
        int sent = 0;
        int code = Send(Doors.Client!, Function, null);
        while (code == EC.Success && sent < 64)
        {
            sent++;
            code = Send(Doors.Client!, Function, null);
        }

        Assert.AreNotEqual(EC.Success, code);
        Assert.IsTrue(sent > 0);
        IpcMessage message = Next(Doors.Service!);
        Doors.Service!.FreeBuffer(message);
        Assert.AreEqual(EC.Success, Send(Doors.Client!, Function, null));
    }

    [TestMethod]
    public void The_end_of_a_process_is_told_to_its_holders_exactly_once()
    {
        Doors.Open();
        Doors.Service!.Close();
        Doors.Service!.Close();
        IpcMessage notice = Next(Doors.Client!);
        Assert.AreEqual(IpcMessageType.DeathNotify, notice.Type);
        Assert.AreEqual(Doors.Address!.Handle, notice.Handle);
        Doors.Client!.FreeBuffer(notice);
        Assert.AreEqual(EC.Timeout, Doors.Client!.Receive(0, out _));
        Assert.AreEqual(EC.DeadObject, Send(Doors.Client!, Function, null));
    }

    [TestMethod]
    public void A_call_that_waits_returns_when_the_process_behind_it_ends()
    {
        Doors.Open();
        PendingCall call = new PendingCall(Function);
        Next(Doors.Service!);
        Doors.Service!.Close();
        Assert.AreEqual(EC.DeadObject, call.Result);
    }

    private static int Send(IpcProcess sender, int code, IpcIo? request)
        => sender.Transact(Doors.Address!, code, request, IpcFlag.OneWay, 0, out _);

    private static IpcMessage Next(IpcProcess receiver)
    {
        Assert.AreEqual(EC.Success, receiver.Receive(Patience.LimitMs, out IpcMessage? message));
        return message!;
    }

    private static IpcIo Holding(int value)
    {
        IpcIo io = new IpcIo(4);
        io.WriteInt32(value);
        return io;
    }
}
