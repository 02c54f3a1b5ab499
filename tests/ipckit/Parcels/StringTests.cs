namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>Strings are UTF-8 on the way.</summary>
public sealed class StringTests
{
    private static readonly (string Written, string Read, int Size)[] _texts =
    [
        (string.Empty, string.Empty, 8),
        ("abc", "abc", 8),
        ("abcd", "abcd", 12),
        ("a\0b", "a\0b", 8),
        ("\0", "\0", 8),
        ("\u4e2d", "\u4e2d", 8),
        ("\ud83d\ude00", "\ud83d\ude00", 12),
        ("\ud83d", "\ufffd", 8),
        ("\ude00\ud83d", "\ufffd\ufffd", 12),
    ];

    [Fact]
    public void A_string_comes_back_with_its_surrogate_pairs_and_NULs_and_half_a_pair_as_U_FFFD()
    {
        foreach ((string written, string read, int size) in _texts)
        {
            Parcel parcel = new();
            Assert.Equal(IpcError.Success, parcel.WriteString(written));
            Assert.Equal(size, parcel.Size);
            Assert.Equal(IpcError.Success, parcel.ReadString(out string? text));
            Assert.Equal(read, text);
        }
    }

    [Fact]
    public void The_bytes_of_a_string_count_and_not_its_characters()
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.ParcelWrite, parcel.WriteString(new string('\u4e2d', 68_266)));
        Assert.Equal(IpcError.Success, parcel.WriteString(new string('\u4e2d', 68_265)));
        Assert.Equal(IpcError.ParcelWrite, new Parcel().WriteString(new string('a', int.MaxValue / 64)));
    }
}
