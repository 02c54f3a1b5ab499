namespace LiteIpc.Kit.Tests.Ashmems;

/// <summary>Making, mapping, reading and writing a region, and what is left of it.</summary>
public sealed class RegionTests : IDisposable
{
    private readonly string _name = "region-" + Guid.NewGuid().ToString("N");
    private readonly Ashmem _region;

    public RegionTests()
    {
        Assert.Equal(IpcError.Success, Ashmem.Create(_name, 64, out Ashmem? region));
        _region = region!;
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void What_one_mapping_writes_another_one_reads()
    {
        Assert.Equal(IpcError.Success, Ashmem.Create(_region, out Ashmem? second));
        using (second)
        {
            Assert.Equal((_name, 64), (second!.Name, second.Size));
            Assert.Equal(IpcError.Success, _region.MapReadWrite());
            Assert.Equal(IpcError.Success, second.MapReadOnly());
            Assert.Equal(IpcError.Success, _region.Write([1, 2, 3, 4], 3, 61));
            Assert.Equal(IpcError.Success, second.Read(4, 60, out byte[]? data));
            Assert.Equal([0, 1, 2, 3], data);
            Assert.Equal(IpcError.AshmemWrite, second.Write([1], 1, 0));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    [InlineData(1, 64)]
    [InlineData(65, 0)]
    [InlineData(33, 32)]
    [InlineData(1, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MinValue, int.MinValue)]
    public void A_place_outside_of_the_region_is_refused(int size, int offset)
    {
        _region.MapReadWrite();
        Assert.Equal(IpcError.AshmemWrite, _region.Write(new byte[128], size, offset));
        Assert.Equal(IpcError.AshmemRead, _region.Read(size, offset, out byte[]? data));
        Assert.Null(data);
    }

    [Fact]
    public void Fewer_bytes_than_are_said_are_refused()
    {
        _region.MapReadWrite();
        Assert.Equal(IpcError.CheckParam, _region.Write(new byte[3], 4, 0));
        Assert.Equal(IpcError.CheckParam, _region.Write(null, 1, 0));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("name", 0)]
    [InlineData("name", -1)]
    [InlineData("name", int.MinValue)]
    public void A_region_needs_a_name_and_a_size(string? name, int size)
    {
        Assert.Equal(IpcError.CheckParam, Ashmem.Create(name, size, out Ashmem? region));
        Assert.Null(region);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('\u4e2d')]
    [InlineData('\ud83d')]
    [InlineData('\0')]
    public void A_name_may_have_255_characters_of_any_kind(char letter)
    {
        Assert.Equal(IpcError.Success, Ashmem.Create(new string(letter, 255), 1, out Ashmem? region));
        using (region)
        {
            Assert.Equal(255, region!.Name.Length);
        }

        Assert.Equal(IpcError.CheckParam, Ashmem.Create(new string(letter, 256), 1, out _));
    }

    [Fact]
    public void Without_a_mapping_nothing_is_read_or_written()
    {
        Assert.Equal(IpcError.AshmemRead, _region.Read(1, 0, out _));
        Assert.Equal(IpcError.AshmemWrite, _region.Write([1], 1, 0));
        _region.MapReadWrite();
        _region.Unmap();
        _region.Unmap();
        Assert.Equal(IpcError.AshmemRead, _region.Read(1, 0, out _));
        Assert.False(_region.IsMapped);
        Assert.Equal(IpcError.Success, _region.MapReadOnly());
        Assert.Equal(IpcError.CheckParam, _region.Map(AshmemProtection.Write));
        Assert.Equal(IpcError.CheckParam, _region.Map(AshmemProtection.None));
        Assert.Equal(IpcError.CheckParam, _region.Map(AshmemProtection.All));
    }

    [Fact]
    public void A_closed_region_can_do_nothing_and_leaves_nothing()
    {
        Assert.Equal(1, Platform.CountDescriptors(_name));
        _region.MapReadWrite();
        _region.MapReadOnly();
        _region.MapReadWrite();
        Assert.Equal((1, 1), (Platform.CountDescriptors(_name), Platform.CountMappings(_name)));
        _region.Unmap();
        Assert.Equal(0, Platform.CountMappings(_name));
        _region.MapReadWrite();
        _region.Close();
        _region.Close();
        Assert.Equal((0, 0), (Platform.CountDescriptors(_name), Platform.CountMappings(_name)));
        Assert.True(_region.IsClosed);
        Assert.Equal(IpcError.AshmemMap, _region.MapReadOnly());
        Assert.Equal(IpcError.AshmemControl, _region.SetProtection(AshmemProtection.Read));
        Assert.Equal(IpcError.CheckParam, Ashmem.Create(_region, out Ashmem? copy));
        Assert.Equal(IpcError.CheckParam, new Parcel().WriteAshmem(_region));
        Assert.Null(copy);
    }
}
