namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>Positions, size and capacity; what fails changes nothing.</summary>
public sealed class PositionTests
{
    private readonly Parcel _parcel = new();

    [Fact]
    public void A_new_parcel_is_empty_and_has_no_room_yet()
        => Assert.Equal((0, 0, 0, 0, 0, 0), (_parcel.Size, _parcel.Capacity, _parcel.ReadableSize, _parcel.WritableSize, _parcel.ReadPosition, _parcel.WritePosition));

    [Theory]
    [InlineData(-1)]
    [InlineData(9)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_position_outside_of_the_parcel_is_refused_and_none_moves(int position)
    {
        _parcel.WriteInt64(7);
        _parcel.RewindRead(4);
        Assert.Equal(IpcError.InnerError, _parcel.RewindRead(position));
        Assert.Equal(IpcError.InnerError, _parcel.RewindWrite(position));
        Assert.Equal((8, 4), (_parcel.WritePosition, _parcel.ReadPosition));
    }

    [Fact]
    public void Rewinding_the_write_position_drops_what_stood_behind_it_and_takes_the_read_position_along()
    {
        _parcel.WriteInt32(1);
        _parcel.WriteInt32(2);
        _parcel.RewindRead(8);
        Assert.Equal(IpcError.Success, _parcel.RewindWrite(3));
        Assert.Equal((3, 3, 3), (_parcel.Size, _parcel.WritePosition, _parcel.ReadPosition));
        _parcel.WriteInt32(-1);
        Assert.Equal(IpcError.Success, _parcel.ReadInt32(out int value));
        Assert.Equal(-1, value);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(5, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(int.MaxValue, false)]
    public void A_size_is_anything_up_to_the_capacity(int size, bool isAllowed)
    {
        _parcel.WriteInt64(-1);
        Assert.Equal(isAllowed ? IpcError.Success : IpcError.CheckParam, _parcel.SetSize(size));
        Assert.Equal(isAllowed ? size : 8, _parcel.Size);
    }

    [Fact]
    public void A_parcel_that_is_lengthened_holds_zeros_and_none_of_what_stood_there_before()
    {
        _parcel.WriteInt64(-1);
        _parcel.SetSize(0);
        Assert.Equal(IpcError.Success, _parcel.SetSize(8));
        _parcel.ReadInt64(out long value);
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(204_800, true)]
    [InlineData(204_801, false)]
    [InlineData(-1, false)]
    public void A_capacity_is_anything_from_the_size_to_the_limit(int capacity, bool isAllowed)
    {
        _parcel.WriteInt64(0x0102030405060708);
        Assert.Equal(isAllowed ? IpcError.Success : IpcError.CheckParam, _parcel.SetCapacity(capacity));
        Assert.Equal(isAllowed ? capacity : 64, _parcel.Capacity);
        _parcel.ReadInt64(out long value);
        Assert.Equal(0x0102030405060708, value);
    }

    [Fact]
    public void A_parcel_without_capacity_grows_again()
    {
        Assert.Equal(IpcError.Success, _parcel.SetCapacity(0));
        Assert.Equal(0, _parcel.WritableSize);
        Assert.Equal(IpcError.Success, _parcel.WriteInt32(5));
        Assert.Equal(64, _parcel.Capacity);
    }

    [Fact]
    public void A_full_parcel_refuses_everything_and_stays_as_it_is()
    {
        _parcel.WriteBuffer(new byte[204_796], 204_796);
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInt64(1));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteString(string.Empty));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteBuffer(new byte[5], 5));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInt32Array([1]));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteStringArray(["a"]));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteRemoteStub(new CallStub((_, _, _) => 0)));
        Assert.Equal(IpcError.ParcelWrite, _parcel.Append(_parcel));
        Assert.Equal((204_796, 0), (_parcel.Size, _parcel.ObjectCount));
        Assert.Equal(IpcError.Success, _parcel.WriteInt32(1));
        Assert.Equal(0, _parcel.WritableSize);
    }

    [Fact]
    public void A_failed_read_moves_nothing()
    {
        _parcel.WriteInt32(9);
        _parcel.WriteUint8(1);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadString(out string? text));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadBuffer(9, out byte[]? bytes));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadInt32Array(out int[]? values));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadStringArray(out string[]? texts));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadRemoteObjectArray(out RemoteObject[]? objects));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadRemoteObject(out _));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadFileDescriptor(out int descriptor));
        Assert.True(text == null && bytes == null && values == null && texts == null && objects == null && descriptor == -1);
        Assert.Equal(0, _parcel.ReadPosition);
        _parcel.RewindRead(4);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadInt64(out _));
        Assert.Equal(4, _parcel.ReadPosition);
    }

    [Fact]
    public void A_string_without_its_end_is_none()
    {
        _parcel.WriteInt32(3);
        _parcel.WriteInt32(0x41414141);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadString(out _));
        Assert.Equal(0, _parcel.ReadPosition);
    }

    [Fact]
    public void A_reclaimed_parcel_can_neither_be_read_nor_written()
    {
        _parcel.WriteInt32(1);
        _parcel.Reclaim();
        _parcel.Reclaim();
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadInt32(out _));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInt32(1));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInt32Array([]));
        Assert.Equal(IpcError.CheckParam, _parcel.SetCapacity(64));
        Assert.Equal(IpcError.CheckParam, _parcel.SetSize(1));
        Assert.Equal(IpcError.InnerError, _parcel.RewindWrite(0));
        Assert.Equal(IpcError.CheckParam, new Parcel().Append(_parcel));
        Assert.Equal(0, _parcel.Capacity);
    }

    [Fact]
    public void A_parcelable_that_fails_leaves_nothing_behind()
    {
        Pair pair = new() { Fails = true };
        _parcel.WriteInt32(7);
        Assert.Equal(IpcError.FirstUserError, _parcel.WriteParcelable(pair));
        Assert.Equal(4, _parcel.Size);
        Assert.Equal(IpcError.FirstUserError, _parcel.ReadParcelable(pair));
        Assert.Equal(0, _parcel.ReadPosition);
        Assert.Equal(IpcError.CheckParam, _parcel.WriteParcelable(null));
        Assert.Equal(IpcError.CheckParam, _parcel.ReadParcelable(null));
    }

    private sealed class Pair : IParcelable
    {
        public bool Fails { get; init; }

        public int Marshal(Parcel parcel) => Carried(parcel.WriteInt32(1));

        public int Unmarshal(Parcel parcel) => Carried(parcel.ReadInt32(out _));

        private int Carried(int result) => Fails ? IpcError.FirstUserError : result;
    }
}
