using LiteIpc.Kit;

namespace Samgr.Conformance.Kit;

/// <summary>Area 6c, the message sequence of the scripting suites, as far as it is about limits and errors.</summary>
public sealed class SequenceRows
{
    private readonly Parcel _parcel = new();

    [Fact]
    public void IK_060_no_object_and_a_reclaimed_parcel_are_refused()
    {
        Assert.Equal(IpcError.Success, _parcel.WriteRemoteStub(new AnswerStub()));
        Assert.Equal(IpcError.CheckParam, _parcel.WriteRemoteObject(null));
        _parcel.Reclaim();
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadRemoteObject(out _));
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteRemoteStub(new AnswerStub()));
    }

    [Fact]
    public void IK_061_a_token_of_40959_characters_comes_back_and_as_the_C_API_says_so_does_a_longer_one()
    {
        foreach (int length in new[] { (40 * 1024) - 1, 40 * 1024, 204_792 })
        {
            Parcel parcel = new();
            Assert.Equal(IpcError.Success, parcel.WriteInterfaceToken(new string('t', length)));
            Assert.Equal(IpcError.Success, parcel.ReadInterfaceToken(out string? token));
            Assert.Equal(length, token!.Length);
        }

        Assert.Equal(IpcError.CheckParam, _parcel.WriteInterfaceToken(null));
        _parcel.Reclaim();
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInterfaceToken("token"));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadInterfaceToken(out _));
    }

    [Fact]
    public void IK_062_a_string_takes_its_length_and_padding_and_the_first_capacity_is_64()
    {
        _parcel.WriteString("constant");
        Assert.Equal(64, _parcel.Capacity);
        Assert.Equal(4 + 12, _parcel.Size);
        Assert.Equal(IpcError.Success, _parcel.SetSize(_parcel.Capacity));
        Assert.Equal(IpcError.Success, _parcel.SetSize(_parcel.Capacity - 1));
        Assert.Equal(IpcError.CheckParam, _parcel.SetSize(_parcel.Capacity + 1));
        Assert.Equal(IpcError.Success, _parcel.SetSize(0));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadString(out string? text));
        Assert.Null(text);
    }

    [Fact]
    public void IK_065_without_capacity_nothing_is_read_and_a_write_makes_room()
    {
        _parcel.WriteInt32(1);
        Assert.Equal(IpcError.CheckParam, _parcel.SetCapacity(0));
        _parcel.SetSize(0);
        Assert.Equal(IpcError.Success, _parcel.SetCapacity(0));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadInt32(out _));
        Assert.Equal(IpcError.Success, _parcel.WriteInt32(1));
    }

    [Fact]
    public void IK_066_each_type_moves_the_write_position_by_its_size()
    {
        Assert.Equal((4, 60), (After(p => p.WriteInt32(1)), 64 - After(p => p.WriteInt32(1))));
        Assert.All([After(p => p.WriteInt8(1)), After(p => p.WriteInt16(1)), After(p => p.WriteBool(true)), After(p => p.WriteChar('a')), After(p => p.WriteFloat(1))], size => Assert.Equal(4, size));
        Assert.All([After(p => p.WriteInt64(1)), After(p => p.WriteDouble(1)), After(p => p.WriteString(string.Empty))], size => Assert.Equal(8, size));
    }

    [Fact]
    public void IK_067_the_write_position_goes_exactly_where_it_is_sent()
    {
        foreach (int position in new[] { 0, 1, 3 })
        {
            Parcel parcel = new();
            parcel.WriteInt32(4);
            Assert.Equal(IpcError.Success, parcel.RewindWrite(position));
            Assert.Equal(position, parcel.WritePosition);
            parcel.WriteInt32(5);
            parcel.ReadInt32(out int value);
            Assert.Equal(position == 0, value == 5);
        }
    }

    [Fact]
    public void IK_068_a_position_behind_the_end_leaves_it_where_it_was()
    {
        _parcel.WriteString(new string('a', 40_959));
        int end = _parcel.WritePosition;
        Assert.NotEqual(IpcError.Success, _parcel.RewindWrite(end + 1));
        Assert.NotEqual(IpcError.Success, _parcel.RewindRead(end + 1));
        Assert.Equal((end, 0), (_parcel.WritePosition, _parcel.ReadPosition));
        Assert.Equal(IpcError.Success, _parcel.RewindRead(end - 1));
        Assert.Equal(IpcError.Success, _parcel.RewindWrite(end - 1));
        Assert.Equal((end - 1, end - 1), (_parcel.WritePosition, _parcel.ReadPosition));
    }

    [Fact]
    public void IK_070_a_failed_read_of_a_string_leaves_the_position()
    {
        _parcel.WriteInt32(12);
        _parcel.WriteString("parcel");
        Assert.Equal(IpcError.Success, _parcel.RewindRead(5));
        Assert.Equal(IpcError.Success, _parcel.ReadInt32(out _));
        Assert.Equal(9, _parcel.ReadPosition);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadString(out _));
        Assert.Equal(9, _parcel.ReadPosition);
    }

    [Fact]
    public void IK_073_large_numbers_are_exact()
    {
        foreach (long value in new[] { (1L << 53) - 1, -(1L << 53), -9223372036854775300L })
        {
            _parcel.WriteInt64(value);
            _parcel.ReadInt64(out long back);
            Assert.Equal(value, back);
        }
    }

    [Fact]
    public void IK_075_a_string_of_40959_characters_comes_back_and_as_the_C_API_says_so_does_a_longer_one()
    {
        foreach (int length in new[] { 40_959, 40_960, 204_792 })
        {
            Parcel parcel = new();
            Assert.Equal(IpcError.Success, parcel.WriteString(new string('s', length)));
            Assert.Equal(IpcError.Success, parcel.ReadString(out string? text));
            Assert.Equal(length, text!.Length);
        }

        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteString(new string('s', 204_796)));
    }

    private static int After(Func<Parcel, int> write)
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.Success, write(parcel));
        Assert.Equal(64 - parcel.WritePosition, parcel.WritableSize);
        return parcel.WritePosition;
    }
}
