using LiteIpc;
using nanoFramework.TestFramework;

namespace Samgr.DeviceTests.Serializer;

/// <summary>What was written reads back, and what cannot be is refused.</summary>
[TestClass]
public class ReadBackTests
{
    [TestMethod]
    public void Every_kind_of_value_reads_back()
    {
        IpcIo io = new IpcIo(256, 1);
        Assert.IsTrue(io.WriteInt32(-7) && io.WriteInt64(long.MinValue) && io.WriteDouble(0.1) && io.WriteString("caf\u00e9"));
        Assert.IsTrue(io.WriteRemoteObject(new SvcIdentity(1, 2, 3)) && io.WriteUint8Vector(new byte[] { 9, 8 }));
        io.Flip();
        Assert.AreEqual(-7, io.ReadInt32());
        Assert.AreEqual(long.MinValue, io.ReadInt64());
        Assert.AreEqual(0.1, io.ReadDouble());
        Assert.AreEqual("caf\u00e9", io.ReadString());
        SvcIdentity identity = io.ReadRemoteObject()!;
        Assert.AreEqual(1, identity.Handle);
        Assert.AreEqual(2, identity.Token);
        Assert.AreEqual(3, identity.Cookie);
        CollectionAssert.AreEqual(new byte[] { 9, 8 }, io.ReadUint8Vector()!);
        Assert.IsTrue(io.Available);
        Assert.AreEqual(0, io.Remaining);
    }

    [TestMethod]
    public void An_overflow_stays_until_the_next_start()
    {
        IpcIo io = new IpcIo(4);
        Assert.IsTrue(io.WriteInt32(1));
        Assert.IsFalse(io.WriteInt32(2));
        Assert.IsTrue(io.Overflowed);
        Assert.IsFalse(io.WriteUint8Unaligned(3));
        io.Restart();
        Assert.IsTrue(io.WriteInt32(4));
    }

    [TestMethod]
    public void A_string_that_is_cut_off_reads_as_null()
    {
        IpcIo io = new IpcIo();
        byte[] bytes = new byte[] { 5, 0, 0, 0, 97, 98, 99, 0 };
        io.InitRead(bytes, 0, bytes.Length);
        Assert.IsNull(io.ReadString());
        Assert.IsTrue(io.Overflowed);
    }

    [TestMethod]
    public void Plain_data_never_reads_as_an_object()
    {
        IpcIo io = new IpcIo(64, 1);
        Assert.IsTrue(io.WriteInt64(IpcObjectType.Service) && io.WriteInt64(0));
        io.Flip();
        Assert.IsNull(io.ReadRemoteObject());
    }
}
