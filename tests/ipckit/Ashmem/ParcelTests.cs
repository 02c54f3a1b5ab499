using LiteIpc.Kit.Desktop;

namespace LiteIpc.Kit.Tests.Ashmems;

/// <summary>A region goes through a parcel as itself: the bytes are not copied.</summary>
public sealed class ParcelTests : IDisposable
{
    private readonly string _name = "passed-" + Guid.NewGuid().ToString("N");
    private readonly Ashmem _region;
    private readonly Parcel _parcel = new();

    public ParcelTests()
    {
        Assert.Equal(IpcError.Success, Ashmem.Create(_name, 1 << 20, out Ashmem? region));
        _region = region!;
    }

    public void Dispose()
    {
        _region.Dispose();
        _parcel.Reclaim();
    }

    [Fact]
    public void Processes_share_what_is_written_before_and_after_the_call_and_leave_nothing()
    {
        using KitSystem system = new();
        KitProcess server = system.Start(2);
        KitProcess client = system.Start(3);
        server.Offer("increment", new CallStub((_, data, reply) =>
        {
            if (data.ReadAshmem(out Ashmem? region) != IpcError.Success)
            {
                return IpcError.FirstUserError;
            }

            using (region)
            {
                region!.MapReadWrite();
                region.Read(1, region.Size - 1, out byte[]? last);
                region.Write([(byte)(last![0] + 1)], 1, region.Size - 1);
                return reply.WriteInt32(region.Size);
            }
        }));
        RemoteProxy proxy = client.Get(server, "increment");
        _region.MapReadWrite();
        _region.Write([41], 1, _region.Size - 1);
        Assert.Equal(IpcError.Success, _parcel.WriteAshmem(_region));
        Assert.Equal(24, _parcel.Size);

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, _parcel, new Parcel()));

        _region.Read(1, _region.Size - 1, out byte[]? data);
        Assert.Equal([42], data);
        proxy.Release();
        _parcel.Reclaim();
        _region.Close();
        Patience.Until(() => Platform.CountDescriptors(_name) == 0 && Platform.CountMappings(_name) == 0, "nothing is left");
    }

    [Fact]
    public void A_region_that_was_narrowed_arrives_narrowed()
    {
        _region.SetProtection(AshmemProtection.Read);
        _parcel.WriteAshmem(_region);
        Assert.Equal(IpcError.Success, _parcel.ReadAshmem(out Ashmem? arrived));
        using (arrived)
        {
            Assert.Equal((AshmemProtection.Read, 1 << 20, string.Empty), (arrived!.Protection, arrived.Size, arrived.Name));
            Assert.Equal(IpcError.AshmemMap, arrived.MapReadWrite());
            Assert.Equal(IpcError.Success, arrived.MapReadOnly());
        }
    }

    [Fact]
    public void A_region_is_read_once()
    {
        _parcel.WriteAshmem(_region);
        Assert.Equal(IpcError.Success, _parcel.ReadAshmem(out Ashmem? arrived));
        arrived!.Dispose();
        Assert.Equal(24, _parcel.ReadPosition);
        _parcel.RewindRead(0);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadAshmem(out _));
        Assert.Equal(0, _parcel.ReadPosition);
    }

    [Theory]
    [InlineData((1 << 20) + 1, AshmemProtection.All)]
    [InlineData(0, AshmemProtection.All)]
    [InlineData(-1, AshmemProtection.All)]
    [InlineData(1, 8)]
    public void A_claim_that_does_not_hold_is_refused_and_takes_nothing(int size, int protection)
    {
        _parcel.WriteAshmem(_region);
        _parcel.RewindWrite(16);
        _parcel.WriteInt32(size);
        _parcel.WriteInt32(protection);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadAshmem(out Ashmem? arrived));
        Assert.Null(arrived);
        Assert.Equal(0, _parcel.ReadPosition);
        _parcel.Reclaim();
        Assert.Equal(1, Platform.CountDescriptors(_name));
    }

    [Fact]
    public void A_file_whose_size_can_change_is_no_region()
    {
        int file = Libc.CreateMemory(_name, Libc.MemoryCloseOnExec | Libc.MemorySealing);
        Libc.Truncate(file, 64);
        _parcel.WriteFileDescriptor(file);
        Libc.Close(file);
        _parcel.WriteInt32(64);
        _parcel.WriteInt32(AshmemProtection.All);
        Assert.Equal(IpcError.ParcelRead, _parcel.ReadAshmem(out _));
    }

    [Fact]
    public void A_region_that_does_not_fit_leaves_the_parcel_as_it_was()
    {
        _parcel.WriteBuffer(new byte[204_780], 204_780);
        Assert.Equal(IpcError.ParcelWrite, _parcel.WriteAshmem(_region));
        Assert.Equal((204_780, 0), (_parcel.Size, _parcel.ObjectCount));
        Assert.Equal(IpcError.CheckParam, _parcel.WriteAshmem(null));
        Assert.Equal(1, Platform.CountDescriptors(_name));
    }
}
