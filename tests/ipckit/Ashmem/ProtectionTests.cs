using LiteIpc.Kit.Desktop;
using Microsoft.Win32.SafeHandles;

namespace LiteIpc.Kit.Tests.Ashmems;

/// <summary>Protection is narrowed and never widened, and Linux itself holds everybody to what concerns writing.</summary>
public sealed class ProtectionTests : IDisposable
{
    private readonly Ashmem _region;

    public ProtectionTests()
    {
        Assert.Equal(IpcError.Success, Ashmem.Create("protected", 32, out Ashmem? region));
        _region = region!;
    }

    public void Dispose() => _region.Dispose();

    [Fact]
    public void Narrowed_to_reading_it_cannot_be_written_or_mapped_for_writing()
    {
        _region.MapReadWrite();
        _region.Write([7], 1, 0);
        Assert.Equal(AshmemProtection.All, _region.Protection);
        Assert.Equal(IpcError.Success, _region.SetProtection(AshmemProtection.Read));
        Assert.Equal(AshmemProtection.Read, _region.Protection);
        Assert.Equal(IpcError.AshmemWrite, _region.Write([8], 1, 0));
        Assert.Equal(IpcError.AshmemMap, _region.MapReadWrite());
        Assert.Equal(IpcError.Success, _region.MapReadOnly());
        Assert.Equal(IpcError.Success, _region.Read(1, 0, out byte[]? data));
        Assert.Equal([7], data);
    }

    [Theory]
    [InlineData(AshmemProtection.Read | AshmemProtection.Write)]
    [InlineData(AshmemProtection.Write)]
    [InlineData(AshmemProtection.All)]
    public void What_was_taken_away_does_not_come_back(int protection)
    {
        _region.SetProtection(AshmemProtection.Read);
        Assert.Equal(IpcError.AshmemControl, _region.SetProtection(protection));
        Assert.Equal(AshmemProtection.Read, _region.Protection);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Other_bits_are_refused(int protection)
        => Assert.Equal(IpcError.CheckParam, _region.SetProtection(protection));

    [Fact]
    public void With_no_protection_left_nothing_can_be_done()
    {
        _region.MapReadWrite();
        Assert.Equal(IpcError.Success, _region.SetProtection(AshmemProtection.None));
        Assert.Equal(IpcError.AshmemRead, _region.Read(1, 0, out _));
        Assert.Equal(IpcError.AshmemMap, _region.MapReadOnly());
    }

    [Fact]
    public void Who_narrows_a_region_narrows_it_for_all_who_have_it()
    {
        Ashmem.Create(_region, out Ashmem? second);
        using (second)
        {
            second!.MapReadWrite();
            _region.SetProtection(AshmemProtection.Read);
            Assert.Equal(IpcError.AshmemWrite, second.Write([1], 1, 0));
            Assert.Equal(IpcError.AshmemMap, second.MapReadWrite());
        }
    }

    [Fact]
    public void Linux_refuses_to_write_a_narrowed_region_to_whoever_has_its_descriptor()
    {
        Parcel parcel = new();
        _region.SetProtection(AshmemProtection.Read);
        parcel.WriteAshmem(_region);
        Assert.Equal(IpcError.Success, parcel.ReadFileDescriptor(out int descriptor));
        using SafeFileHandle handle = new(descriptor, ownsHandle: true);
        LinuxRegions regions = new();
        Assert.Null(regions.Map(descriptor, 32, isWritable: true));
        Assert.Throws<UnauthorizedAccessException>(() => RandomAccess.Write(handle, [1], 0));
        Assert.NotEqual(0, Libc.Truncate(descriptor, 1));
        IRegionMapping? mapping = regions.Map(descriptor, 32, isWritable: false);
        Assert.NotNull(mapping);
        mapping.Unmap();
    }
}
