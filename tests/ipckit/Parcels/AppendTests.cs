namespace LiteIpc.Kit.Tests.Parcels;

public sealed class AppendTests
{
    private readonly Parcel _parcel = new();

    [Fact]
    public void An_appended_parcel_stands_behind_and_can_be_read_in_order()
    {
        Parcel other = new();
        _parcel.WriteString("first");
        other.WriteString("second");
        Assert.Equal(IpcError.Success, _parcel.Append(other));
        _parcel.ReadString(out string? first);
        _parcel.ReadString(out string? second);
        Assert.Equal(("first", "second", 0), (first, second, _parcel.ReadableSize));
    }

    [Fact]
    public void A_parcel_appended_to_itself_is_twice_as_long_with_twice_the_objects()
    {
        CallStub stub = new((_, _, _) => IpcError.Success);
        _parcel.WriteString("a string that makes the buffer grow when it comes a second time");
        _parcel.WriteRemoteStub(stub);
        int size = _parcel.Size;
        Assert.Equal(IpcError.Success, _parcel.Append(_parcel));
        Assert.Equal((2 * size, 2), (_parcel.Size, _parcel.ObjectCount));
        _parcel.RewindRead(size);
        _parcel.ReadString(out string? text);
        Assert.StartsWith("a string", text, StringComparison.Ordinal);
        Assert.Equal(IpcError.Success, _parcel.ReadRemoteStub(out RemoteStub? again));
        Assert.Same(stub, again);
    }

    [Fact]
    public void Nothing_and_a_missing_parcel_are_appended_as_such()
    {
        Assert.Equal(IpcError.CheckParam, _parcel.Append(null));
        Assert.Equal(IpcError.Success, _parcel.Append(new Parcel()));
        Assert.Equal(IpcError.Success, _parcel.Append(_parcel));
        Assert.Equal(0, _parcel.Size);
    }

    [Fact]
    public void Objects_beyond_the_32_are_refused_and_change_nothing()
    {
        CallStub stub = new((_, _, _) => IpcError.Success);
        for (int i = 0; i < KitLimits.MaxParcelObjects; i++)
        {
            Assert.Equal(IpcError.Success, _parcel.WriteRemoteStub(stub));
        }

        Parcel one = new();
        one.WriteRemoteStub(stub);
        int size = _parcel.Size;
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteRemoteStub(stub));
        Assert.Equal(IpcError.ParcelWrite, _parcel.Append(one));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteRemoteObjectArray([stub]));
        Assert.Equal((size, 32), (_parcel.Size, _parcel.ObjectCount));
        Assert.Equal(IpcError.Success, _parcel.WriteInt32(1));
    }

    [Fact]
    public void Rewinding_into_an_object_drops_it_and_what_is_written_there_is_no_object()
    {
        CallStub stub = new((_, _, _) => IpcError.Success);
        _parcel.WriteRemoteStub(stub);
        _parcel.WriteRemoteStub(stub);
        Assert.Equal(IpcError.Success, _parcel.RewindWrite(17));
        Assert.Equal(1, _parcel.ObjectCount);
        _parcel.RewindWrite(16);
        _parcel.WriteBuffer(new byte[16], 16);
        Assert.Equal(IpcError.Success, _parcel.ReadRemoteStub(out _));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadRemoteObject(out _));
        Assert.Equal(16, _parcel.ReadPosition);
    }

    [Fact]
    public void The_record_of_an_object_may_be_read_as_numbers_which_say_nothing()
    {
        _parcel.WriteRemoteStub(new CallStub((_, _, _) => IpcError.Success));
        Assert.Equal(IpcError.Success, _parcel.ReadInt64(out long value));
        Assert.Equal(0, value);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadRemoteObject(out _));
        Assert.Equal(8, _parcel.ReadPosition);
        _parcel.RewindRead(0);
        Assert.Equal(IpcError.Success, _parcel.ReadRemoteObject(out _));
    }
}
