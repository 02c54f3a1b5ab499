using LiteIpc.Kit;
using LiteIpc.Kit.Desktop;

namespace Samgr.Conformance.Kit;

/// <summary>Area 6c, the suites of anonymous shared memory that need one process.</summary>
public sealed class AshmemRows : IDisposable
{
    private Ashmem? _region;

    public AshmemRows()
    {
        KitDesktop.PlugIn();
    }

    public void Dispose() => _region?.Dispose();

    [Theory]
    [InlineData("ashmem", int.MaxValue, IpcError.Success)]
    [InlineData("ashmem", unchecked((int)2147483648), IpcError.CheckParam)]
    [InlineData("ashmem", unchecked((int)2147483649), IpcError.CheckParam)]
    [InlineData("ashmem", 0, IpcError.CheckParam)]
    public void IK_101_a_region_has_up_to_2_GiB_less_1_and_a_name_of_up_to_255_characters(string name, int size, int result)
    {
        Assert.Equal(result, Ashmem.Create(name, size, out _region));
        Assert.Equal(result == IpcError.Success, _region != null);
        Assert.Equal(IpcError.Success, Ashmem.Create(new string('n', 255), 1, out Ashmem? longest));
        longest!.Dispose();
        Assert.Equal(IpcError.CheckParam, Ashmem.Create(new string('n', 256), 1, out _));
    }

    [Fact]
    public void IK_102_a_region_is_opened_again_and_mapped_again_and_again()
    {
        Make(1024);
        Assert.Equal(IpcError.Success, Ashmem.Create(_region, out Ashmem? copy));
        Assert.Equal(1024, copy!.Size);
        copy.Dispose();
        Assert.Equal(
            [0, 0, 0, 0],
            new[] { _region!.Map(AshmemProtection.Read | AshmemProtection.Write), _region.MapReadWrite(), _region.MapReadWrite(), _region.MapReadOnly() });
    }

    [Theory]
    [InlineData(AshmemProtection.Read | AshmemProtection.Write)]
    [InlineData(AshmemProtection.Execute)]
    [InlineData(AshmemProtection.None)]
    public void IK_104_the_protection_may_be_narrowed_to_anything(int protection)
    {
        Make(1024);
        Assert.Equal(IpcError.Success, _region!.SetProtection(protection));
        Assert.Equal(protection, _region.Protection);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(128 << 20)]
    public void IK_107_a_place_outside_of_the_region_cannot_be_written(int size)
    {
        Make(size);
        _region!.MapReadWrite();
        byte[] data = new byte[64];
        Assert.All(
            [
                _region.Write(data, 0, 0), _region.Write(data, -1, 0), _region.Write(data, 32, -1), _region.Write(data, 32, size - 31),
                _region.Write(data, size + 1, 0), _region.Write(data, 1, size + 1),
            ],
            result => Assert.Equal(1900003, result));
        Assert.Equal(IpcError.Success, _region.Write(data, 32, size - 32));
    }

    private void Make(int size) => Assert.Equal(IpcError.Success, Ashmem.Create("ashmem", size, out _region));
}
