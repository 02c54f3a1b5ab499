using LiteIpc.Kit;
using LiteIpc.Kit.Desktop;
using Microsoft.Win32.SafeHandles;

namespace Samgr.Conformance.Kit;

/// <summary>Area 6a, the suites of the C parcel.</summary>
public sealed class ParcelRows : IDisposable
{
    private readonly Parcel _parcel = new();

    public void Dispose() => _parcel.Reclaim();

    [Fact]
    public void IK_001_a_parcel_is_made_and_destroyed()
    {
        Assert.Equal(0, _parcel.Size);
        _parcel.Reclaim();
        _parcel.Reclaim();
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteInt32(1));
    }

    [Fact]
    public void IK_003_a_position_that_the_parcel_does_not_have_is_an_inner_error()
    {
        WriteNumbers(30);
        Assert.Equal(1901007, _parcel.RewindRead(-1));
        Assert.Equal(1901007, _parcel.RewindWrite(-1));
        Assert.Equal(0, _parcel.RewindRead(12));
        Assert.Equal(12, _parcel.ReadPosition);
        Assert.Equal(0, _parcel.RewindWrite(20));
        Assert.Equal(20, _parcel.WritePosition);
    }

    [Fact]
    public void IK_006_five_of_ten_numbers_read_leave_the_positions_at_20_and_40()
    {
        WriteNumbers(10);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(0, _parcel.ReadInt32(out int value));
            Assert.Equal(i, value);
        }

        Assert.Equal((20, 40), (_parcel.ReadPosition, _parcel.WritePosition));
    }

    [Fact]
    public void IK_007_after_both_positions_are_rewound_the_parcel_is_empty()
    {
        WriteNumbers(1);
        _parcel.ReadInt32(out _);
        Assert.Equal(0, _parcel.RewindRead(0));
        Assert.Equal(0, _parcel.RewindWrite(0));
        Assert.Equal((0, 0, 0, 0), (_parcel.Size, _parcel.ReadableSize, _parcel.ReadPosition, _parcel.WritePosition));
    }

    [Fact]
    public void IK_009_51200_values_of_up_to_32_bits_fit_and_no_more()
    {
        Assert.Equal((51_200, 1901001), Fill(parcel => parcel.WriteUint8(255)));
        Assert.Equal((51_200, 1901001), Fill(parcel => parcel.WriteUint16(1)));
        Assert.Equal((51_200, 1901001), Fill(parcel => parcel.WriteUint32(1)));
    }

    [Fact]
    public void IK_010_25600_values_of_64_bits_fit_and_no_more()
        => Assert.Equal((25_600, 1901001), Fill(parcel => parcel.WriteUint64(1)));

    [Fact]
    public void IK_011_unsigned_values_come_back_unsigned()
    {
        _parcel.WriteUint8(byte.MaxValue);
        _parcel.WriteUint16(ushort.MaxValue);
        _parcel.WriteUint32(uint.MaxValue);
        _parcel.WriteUint64(ulong.MaxValue);
        Assert.Equal(0, _parcel.ReadUint8(out byte u8));
        Assert.Equal(0, _parcel.ReadUint16(out ushort u16));
        Assert.Equal(0, _parcel.ReadUint32(out uint u32));
        Assert.Equal(0, _parcel.ReadUint64(out ulong u64));
        Assert.Equal((byte.MaxValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue), (u8, u16, u32, u64));
    }

    [Fact]
    public void IK_012_a_string_comes_back_and_none_is_refused()
    {
        Assert.Equal(1901000, _parcel.WriteString(null));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadString(out string? none));
        Assert.Null(none);
        Assert.Equal(0, _parcel.WriteString("this is an example"));
        Assert.Equal(0, _parcel.ReadString(out string? text));
        Assert.Equal("this is an example", text);
    }

    [Fact]
    public void IK_014_a_buffer_comes_back_and_none_or_a_negative_length_is_refused()
    {
        Assert.Equal(1901000, _parcel.WriteBuffer(null, 9));
        Assert.Equal(1901000, _parcel.WriteBuffer(new byte[9], -1));
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadBuffer(9, out byte[]? none));
        Assert.Null(none);
        Assert.Equal(0, _parcel.WriteBuffer([1, 2, 3, 4, 5, 6, 7, 8, 9], 9));
        Assert.Equal(0, _parcel.ReadBuffer(9, out byte[]? bytes));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], bytes);
    }

    [Fact]
    public void IK_016_a_token_has_1_to_204800_characters()
    {
        Assert.Equal(1901000, _parcel.WriteInterfaceToken(null));
        Assert.Equal(1901000, _parcel.WriteInterfaceToken(string.Empty));
        Assert.Equal(1901000, _parcel.WriteInterfaceToken(new string('a', 204_801)));
        Assert.Equal(0, _parcel.WriteInterfaceToken("a"));
    }

    [Fact]
    public void IK_017_a_descriptor_comes_back_above_0()
    {
        KitDesktop.PlugIn();
        using SafeFileHandle file = File.OpenHandle(typeof(ParcelRows).Assembly.Location);
        Assert.Equal(1901000, _parcel.WriteFileDescriptor(-1));
        Assert.Equal(0, _parcel.WriteFileDescriptor((int)file.DangerousGetHandle()));
        Assert.Equal(0, _parcel.ReadFileDescriptor(out int descriptor));
        Assert.True(descriptor > 0);
        new SafeFileHandle(descriptor, ownsHandle: true).Dispose();
    }

    [Fact]
    public void IK_019_an_appended_parcel_follows_in_order()
    {
        Parcel other = new();
        for (short i = 0; i < 23; i++)
        {
            (i < 10 ? _parcel : other).WriteInt16(i);
        }

        Assert.Equal(1901000, _parcel.Append(null));
        Assert.Equal(0, _parcel.Append(other));
        Assert.Equal(23 * 4, _parcel.Size);
        for (short i = 0; i < 23; i++)
        {
            _parcel.ReadInt16(out short value);
            Assert.Equal(i, value);
        }
    }

    private static (int Written, int Result) Fill(Func<Parcel, int> write)
    {
        Parcel parcel = new();
        int written = 0;
        int result = write(parcel);
        while (result == IpcError.Success)
        {
            written++;
            result = write(parcel);
        }

        return (written, result);
    }

    private void WriteNumbers(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(0, _parcel.WriteInt32(i));
        }
    }
}
