using LiteIpc.Kit;
using nanoFramework.TestFramework;
using Samgr.DeviceTests.Support;

namespace Samgr.DeviceTests.Objects;

/// <summary>Remote objects between processes of one CLR.</summary>
[TestClass]
public class RemoteObjectTests
{
    [Cleanup]
    public void End_the_processes() => ObjectDoors.Close();

    [TestMethod]
    public void A_stub_of_another_process_is_called()
    {
        ObjectDoors.Open();
        RemoteProxy proxy = ObjectDoors.Get(new AdderStub());
        Parcel data = new Parcel();
        Parcel reply = new Parcel();
        data.WriteInt32(20);
        data.WriteInt32(22);

        Assert.AreEqual(IpcError.Success, proxy.SendRequest(AdderStub.Add, data, reply));

        Assert.AreEqual(IpcError.Success, reply.ReadInt32(out int sum));
        Assert.AreEqual(42, sum);
        reply.Reclaim();
        Assert.AreEqual(IpcError.FirstUserError, proxy.SendRequest(AdderStub.Add, new Parcel(), reply));
        Assert.AreEqual(IpcError.Success, proxy.GetInterfaceDescriptor(out string? descriptor));
        Assert.AreEqual("test.adder", descriptor);
    }

    [TestMethod]
    public void A_callback_is_called_and_forgotten_when_it_is_given_back()
    {
        ObjectDoors.Open();
        RemoteProxy proxy = ObjectDoors.Get(new AdderStub());
        ResultStub result = new ResultStub();
        Parcel data = new Parcel();
        data.WriteInt32(1);
        data.WriteInt32(2);
        data.WriteRemoteStub(result);

        Assert.AreEqual(IpcError.Success, proxy.SendRequest(AdderStub.AddLater, data, null, new MessageOption(MessageOption.Async)));

        Patience.Until(() => result.Value == 3, "the result did not come");
        Patience.Until(() => result.IsReleased, "the callback was not given back");
        Assert.AreEqual(0, ObjectDoors.Client!.Kit.StubCount);
        proxy.Release();
        Assert.AreEqual(0, ObjectDoors.ObjectCount);
    }

    [TestMethod]
    public void The_end_of_a_process_is_told_once_and_calls_fail_at_once()
    {
        ObjectDoors.Open();
        RemoteProxy proxy = ObjectDoors.Get(new AdderStub());
        DeathCount death = new DeathCount();
        Assert.AreEqual(IpcError.Success, proxy.AddDeathRecipient(death));

        ObjectDoors.Server!.Close();

        Patience.Until(() => death.Count == 1, "the end was not told");
        Assert.AreEqual(IpcError.DeadRemoteObject, proxy.SendRequest(AdderStub.Add, new Parcel(), new Parcel()));
        Assert.IsTrue(proxy.IsRemoteDead);
        Assert.AreEqual(1, death.Count);
    }

    [TestMethod]
    public void A_parcel_holds_what_was_written()
    {
        Parcel parcel = new Parcel();
        Assert.AreEqual(IpcError.Success, parcel.WriteInterfaceToken("test.parcel"));
        Assert.AreEqual(IpcError.Success, parcel.WriteBool(true));
        Assert.AreEqual(IpcError.Success, parcel.WriteInt64(-2));
        Assert.AreEqual(IpcError.Success, parcel.WriteDouble(0.5));
        Assert.AreEqual(IpcError.Success, parcel.WriteBuffer(new byte[] { 1, 2, 3 }, 3));

        Assert.AreEqual(IpcError.Success, parcel.ReadInterfaceToken(out string? token));
        Assert.AreEqual("test.parcel", token);
        Assert.AreEqual(IpcError.Success, parcel.ReadBool(out bool truth));
        Assert.IsTrue(truth);
        Assert.AreEqual(IpcError.Success, parcel.ReadInt64(out long number));
        Assert.AreEqual(-2L, number);
        Assert.AreEqual(IpcError.Success, parcel.ReadDouble(out double half));
        Assert.AreEqual(0.5, half);
        Assert.AreEqual(IpcError.Success, parcel.ReadBuffer(3, out byte[]? bytes));
        Assert.AreEqual((byte)3, bytes![2]);
        Assert.AreEqual(IpcError.ParcelRead, parcel.ReadInt32(out _));
    }

    [TestMethod]
    public void Files_and_shared_memory_are_not_supported()
    {
        Assert.AreEqual(IpcError.NotSupported, new Parcel().WriteFileDescriptor(0));
        Assert.AreEqual(IpcError.NotSupported, Ashmem.Create("region", 16, out _));
    }
}
