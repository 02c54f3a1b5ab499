using Microsoft.Win32.SafeHandles;

namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>Who owns a file descriptor: the parcel its own, the reader the one that he read.</summary>
public sealed class DescriptorTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly SafeFileHandle _file;
    private readonly KitSystem _system = new();

    public DescriptorTests()
    {
        File.WriteAllText(_path, "content");
        _file = File.OpenHandle(_path);
    }

    public void Dispose()
    {
        _system.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void A_parcel_has_a_descriptor_of_its_own_and_closes_it()
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.Success, parcel.WriteFileDescriptor(Number));
        Assert.Equal(2, Platform.CountDescriptors(_path));
        parcel.Reclaim();
        Assert.Equal(1, Platform.CountDescriptors(_path));
    }

    [Fact]
    public void A_descriptor_is_read_once_and_then_belongs_to_the_reader()
    {
        Parcel parcel = new();
        parcel.WriteFileDescriptor(Number);
        Assert.Equal(IpcError.Success, parcel.ReadFileDescriptor(out int descriptor));
        parcel.RewindRead(0);
        Assert.Equal(IpcError.ParcelRead, parcel.ReadFileDescriptor(out _));
        Assert.True(parcel.ContainsDescriptors);
        parcel.Reclaim();
        Assert.Equal("content", ReadAll(descriptor));
        Assert.Equal(1, Platform.CountDescriptors(_path));
    }

    [Fact]
    public void What_is_no_descriptor_is_refused()
    {
        Parcel parcel = new();
        Assert.Equal(IpcError.CheckParam, parcel.WriteFileDescriptor(-1));
        Assert.Equal(IpcError.CheckParam, parcel.WriteFileDescriptor(1_000_000));
        Assert.Equal((0, false), (parcel.Size, parcel.ContainsDescriptors));
    }

    [Fact]
    public void One_that_does_not_fit_is_closed_again()
    {
        Parcel parcel = new();
        parcel.WriteBuffer(new byte[204_800], 204_800);
        Assert.Equal(IpcError.ParcelWrite, parcel.WriteFileDescriptor(Number));
        Assert.Equal(1, Platform.CountDescriptors(_path));
    }

    [Fact]
    public void Rewinding_and_appending_close_and_duplicate()
    {
        Parcel parcel = new();
        parcel.WriteFileDescriptor(Number);
        Parcel copy = new();
        Assert.Equal(IpcError.Success, copy.Append(parcel));
        Assert.True(copy.ContainsDescriptors);
        Assert.Equal(3, Platform.CountDescriptors(_path));
        parcel.RewindWrite(0);
        Assert.Equal(2, Platform.CountDescriptors(_path));
        copy.Reclaim();
        Assert.Equal(1, Platform.CountDescriptors(_path));
    }

    [Fact]
    public void Processes_of_one_clr_pass_descriptors_too_and_what_is_not_read_is_closed()
    {
        KitProcess server = _system.Start(2);
        KitProcess client = _system.Start(3);
        string content = string.Empty;
        server.Offer("read", new CallStub((code, data, reply) =>
        {
            int result = data.ReadFileDescriptor(out int descriptor);
            content = result == IpcError.Success && code == 1 ? ReadAll(descriptor) : content;
            return code == 1 ? reply.WriteFileDescriptor(Number) : IpcError.FirstUserError;
        }));
        RemoteProxy proxy = client.Get(server, "read");
        Parcel data = new();
        Parcel reply = new();
        data.WriteFileDescriptor(Number);
        data.WriteFileDescriptor(Number);

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
        Assert.Equal("content", content);
        Assert.Equal(IpcError.Success, reply.ReadFileDescriptor(out int answered));
        Assert.Equal("content", ReadAll(answered));
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));

        data.Reclaim();
        reply.Reclaim();
        proxy.Release();
        Patience.Until(() => Platform.CountDescriptors(_path) == 1, "all others are closed");
    }

    [Fact]
    public void A_message_with_a_bad_descriptor_is_refused_and_the_good_ones_in_it_stay_the_senders()
    {
        KitProcess server = _system.Start(2);
        KitProcess client = _system.Start(3);
        server.Offer("read", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = client.Get(server, "read");
        IpcIo request = new(256, 3);
        request.WriteFileDescriptor(Number);
        request.WriteFileDescriptor(1_000_000);
        request.WriteFileDescriptor(Number);
        Assert.Equal(EC.Permission, client.Driver.Transact(proxy.Identity, 1, request, IpcFlag.Default, Patience.LimitMs, out _));
        Patience.Until(() => Platform.CountDescriptors(_path) == 1, "the copies are closed");
        Assert.Equal(1, RandomAccess.Read(_file, new byte[1], 0));
        proxy.Release();
    }

    [Fact]
    public void A_descriptor_that_was_read_before_the_parcel_is_sent_arrives_as_nothing()
    {
        KitProcess server = _system.Start(2);
        KitProcess client = _system.Start(3);
        server.Offer("read", new CallStub((_, data, reply) => reply.WriteInt32(data.ReadFileDescriptor(out int unused) + unused)));
        RemoteProxy proxy = client.Get(server, "read");
        Parcel data = new();
        Parcel reply = new();
        data.WriteFileDescriptor(Number);
        data.ReadFileDescriptor(out int descriptor);
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
        reply.ReadInt32(out int result);
        Assert.Equal(IpcError.ParcelRead - 1, result);
        Assert.Equal("content", ReadAll(descriptor));
        proxy.Release();
    }

    private int Number => (int)_file.DangerousGetHandle();

    private static string ReadAll(int descriptor)
    {
        using SafeFileHandle handle = new(descriptor, ownsHandle: true);
        byte[] bytes = new byte[16];
        return System.Text.Encoding.ASCII.GetString(bytes, 0, RandomAccess.Read(handle, bytes, 0));
    }
}
