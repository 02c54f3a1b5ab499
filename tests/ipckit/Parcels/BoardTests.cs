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
        KitPlatform.KeptParcels = KitLimits.KeptParcels;
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

    [Fact]
    public void A_reclaimed_parcel_is_given_out_again_and_is_empty()
    {
        Parcel first = Parcel.Create();
        first.WriteInt32(1);
        first.Signature = 2;
        first.Reclaim();
        Assert.Equal(IpcError.ParcelWrite, first.WriteInt32(1));

        Parcel second = Parcel.Create();

        Assert.Same(first, second);
        Assert.Equal((0, 0, 0u), (second.Size, second.ReadPosition, second.Signature));
        Assert.Equal(IpcError.Success, second.WriteInt32(3));
        second.Reclaim();
    }

    [Fact]
    public void As_many_are_kept_as_the_limit_says_and_each_once()
    {
        Parcel[] made = [.. Enumerable.Range(0, KitLimits.KeptParcels + 1).Select(_ => Parcel.Create())];
        Assert.All(made, parcel => parcel.Reclaim());
        Assert.All(made, parcel => parcel.Reclaim());

        Parcel[] again = [.. made.Select(_ => Parcel.Create())];

        Assert.Equal(made.Length, again.Distinct().Count());
        Assert.Equal(KitLimits.KeptParcels, again.Intersect(made).Count());
        Assert.All(again, parcel => parcel.Reclaim());
    }

    [Fact]
    public void A_parcel_that_was_made_otherwise_is_never_given_out_again()
    {
        Parcel parcel = new();
        parcel.Reclaim();
        Assert.NotSame(parcel, Parcel.Create());
    }

    [Fact]
    public void A_desktop_gives_none_out_again_so_that_whoever_touches_a_reclaimed_one_learns_of_it()
    {
        KitDesktop.PlugIn();
        Parcel parcel = Parcel.Create();
        parcel.Reclaim();
        Assert.NotSame(parcel, Parcel.Create());
        Assert.Equal(IpcError.ParcelWrite, parcel.WriteInt32(1));
    }
}
