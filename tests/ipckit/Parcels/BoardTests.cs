using LiteIpc.Kit.Desktop;

namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>What a board answers, where there is neither a file descriptor nor shared memory.</summary>
[Collection<Unplugged>]
public sealed class BoardTests : IDisposable
{
    public BoardTests()
    {
        KitPlatform.Descriptors = null;
        KitPlatform.Regions = null;
    }

    public void Dispose() => KitDesktop.PlugIn();

    [Fact]
    public void Descriptors_and_regions_are_not_supported()
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.NotSupported, parcel.WriteFileDescriptor(0));
        Assert.Equal(IpcError.NotSupported, Kit.Ashmem.Create("region", 1, out Kit.Ashmem? region));
        Assert.Equal(IpcError.NotSupported, parcel.ReadAshmem(out Kit.Ashmem? read));
        Assert.Equal(IpcError.ParcelRead, parcel.ReadFileDescriptor(out _));
        Assert.Equal((0, 0), (parcel.Size, parcel.ObjectCount));
        Assert.True(region == null && read == null);
    }
}
