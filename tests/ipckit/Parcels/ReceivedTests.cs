namespace LiteIpc.Kit.Tests.Parcels;

/// <summary>What a parcel does that was sent, or came with a message.</summary>
public sealed class ReceivedTests : IDisposable
{
    private readonly KitSystem _system = new();
    private readonly KitProcess _server;
    private readonly KitProcess _client;

    public ReceivedTests()
    {
        _server = _system.Start(2);
        _client = _system.Start(3);
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_parcel_that_was_sent_empty_can_still_be_written()
    {
        _server.Offer("nothing", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "nothing");
        Parcel data = new();
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, new Parcel()));
        Assert.Equal(IpcError.Success, data.WriteInt32(42));
        data.ReadInt32(out int value);
        Assert.Equal(42, value);
        proxy.Release();
    }

    [Fact]
    public void A_received_parcel_can_only_be_read()
    {
        int[] results = [];
        _server.Offer("write", new CallStub((_, data, _) =>
        {
            results = [data.WriteInt32(1), data.SetSize(0), data.SetCapacity(64), data.RewindWrite(0), data.Append(new Parcel()), data.Size];
            return IpcError.Success;
        }));
        RemoteProxy proxy = _client.Get(_server, "write");
        Parcel data = new();
        data.WriteInt64(1);
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, new Parcel()));
        Assert.Equal([IpcError.ParcelWrite, IpcError.CheckParam, IpcError.CheckParam, IpcError.InnerError, IpcError.ParcelWrite, 8], results);
        proxy.Release();
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4096)]
    [InlineData(KitLimits.MaxParcelSize / 2)]
    public void A_request_that_becomes_the_reply_as_a_whole_arrives_as_it_was_whatever_is_done_to_the_reply_then(int size)
    {
        (string What, Func<Parcel, Parcel, int> Serve, Func<byte[], byte[]> Expected)[] cases =
        [
            ("as it is", (data, reply) => reply.Append(data), sent => sent),
            ("longer", (data, reply) => reply.Append(data) + reply.WriteInt32(7), sent => [.. sent, 7, 0, 0, 0]),
            ("twice", (data, reply) => reply.Append(data) + reply.Append(data), sent => [.. sent, .. sent]),
            ("shorter", (data, reply) => reply.Append(data) + reply.SetSize(4), sent => sent[..4]),
            ("anew", (data, reply) => reply.Append(data) + reply.RewindWrite(0) + reply.WriteInt32(7), _ => [7, 0, 0, 0]),
            ("with more room", (data, reply) => reply.Append(data) + reply.SetCapacity(KitLimits.MaxParcelSize), sent => sent),
            ("after its request", (data, reply) => Reclaimed(reply.Append(data), data), sent => sent),
            ("and the request still", (data, reply) => reply.Append(data) + reply.RewindWrite(0) + reply.WriteInt32(9) + reply.RewindWrite(0) + reply.Append(data), sent => sent),
            ("small", (_, reply) => reply.WriteInt32(7), _ => [7, 0, 0, 0]),
        ];
        int next = 0;
        _server.Offer("reply", new CallStub((_, data, reply) => cases[next].Serve(data, reply)));
        RemoteProxy proxy = _client.Get(_server, "reply");
        for (int round = 0; round < 3 * cases.Length; round++)
        {
            next = (round * 5) % cases.Length;
            byte[] sent = [.. Enumerable.Range(0, size).Select(at => (byte)(at + round))];
            Parcel data = new();
            Parcel reply = new();
            Assert.Equal(IpcError.Success, data.WriteBuffer(sent, size));
            Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
            Assert.True(cases[next].Expected(sent).AsSpan().SequenceEqual(AllOf(reply)), cases[next].What + " in round " + round);
            reply.Reclaim();
        }

        proxy.Release();
    }

    private static byte[] AllOf(Parcel parcel)
    {
        Assert.Equal(IpcError.Success, parcel.ReadBuffer(parcel.Size, out byte[]? all));
        return all!;
    }

    private static int Reclaimed(int result, Parcel data)
    {
        data.Reclaim();
        return result;
    }

    [Fact]
    public void A_received_parcel_is_passed_on_with_its_objects_whether_they_were_read_or_not()
    {
        CallStub own = new((_, _, _) => IpcError.Success);
        _server.Offer("echo", new CallStub((_, data, reply) => reply.Append(data)));
        RemoteProxy proxy = _client.Get(_server, "echo");
        Parcel data = new();
        Parcel reply = new();
        Parcel second = new();
        data.WriteRemoteStub(own);
        data.WriteString("text");
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, reply, second));
        Assert.Equal(IpcError.Success, second.ReadRemoteStub(out RemoteStub? home));
        Assert.Equal(IpcError.Success, second.ReadString(out string? text));
        Assert.Same(own, home);
        Assert.Equal("text", text);
        data.Reclaim();
        reply.Reclaim();
        second.Reclaim();
        Assert.True(own.WaitForRelease());
        proxy.Release();
        Patience.Until(() => _system.Objects.Count == 0 && _server.Skeleton.ProxyCount == 0, "everything is given back");
    }

    [Fact]
    public void An_object_that_was_given_back_or_leads_nowhere_is_passed_on_as_nothing()
    {
        using Received received = new(_client.Skeleton, 1);
        received.Put(0, 0, IpcObjectType.Service, SvcIdentity.InvalidHandle, SvcIdentity.InvalidHandle);
        Parcel arrived = received.Parcel(16);
        _server.Offer("take", new CallStub((code, data, reply) => reply.WriteInt32(data.ReadRemoteObject(out _))));
        RemoteProxy proxy = _client.Get(_server, "take");
        Parcel reply = new();
        Assert.Equal(IpcError.ParcelRead, arrived.ReadRemoteObject(out _));
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, arrived, reply));
        reply.ReadInt32(out int result);
        Assert.Equal(IpcError.ParcelRead, result);
        arrived.Reclaim();
        proxy.Release();
    }

    [Fact]
    public void A_released_proxy_can_neither_be_written_nor_asked_for_anything()
    {
        _server.Offer("any", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_server, "any");
        proxy.Release();
        Parcel parcel = new();
        Assert.Equal(IpcError.CheckParam, parcel.WriteRemoteProxy(proxy));
        Assert.Equal(IpcError.CheckParam, proxy.SendRequest(1, parcel, new Parcel()));
        Assert.Equal(IpcError.CheckParam, proxy.GetInterfaceDescriptor(out _));
        Assert.Equal(IpcError.CheckParam, proxy.AddDeathRecipient(new Nobody()));
        Assert.Equal(IpcError.CheckParam, proxy.RemoveDeathRecipient(new Nobody()));
        Assert.Equal(0, parcel.Size);
    }

    [Fact]
    public void An_object_whose_record_overlaps_another_or_lies_outside_is_none()
    {
        using Received received = new(_client.Skeleton, 4);
        received.Place(0, 0);
        received.Place(1, 8);
        received.Place(2, 17);
        received.Place(3, int.MaxValue);
        Parcel arrived = received.Parcel(32);
        Assert.Equal(1, arrived.ObjectCount);
        arrived.Reclaim();
    }

    [Fact]
    public void A_full_parcel_of_mixed_content_with_32_objects_goes_there_and_back()
    {
        CallStub own = new((_, _, _) => IpcError.Success);
        _server.Offer("echo", new CallStub((_, data, reply) => reply.Append(data)));
        RemoteProxy proxy = _client.Get(_server, "echo");
        Parcel data = new();
        Parcel reply = new();
        RemoteObject[] stubs = new RemoteObject[KitLimits.MaxParcelObjects];
        Array.Fill(stubs, own);
        data.WriteRemoteObjectArray(stubs);
        data.WriteString("mixed");
        data.WriteInt64Array([1, 2, 3]);
        byte[] rest = new byte[KitLimits.MaxParcelSize - data.Size];
        new Random(1).NextBytes(rest);
        Assert.Equal(IpcError.Success, data.WriteBuffer(rest, rest.Length));
        Assert.Equal(IpcError.ParcelWrite, data.WriteUint8(1));

        Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));

        Assert.Equal(204_800, reply.Size);
        Assert.Equal(IpcError.Success, reply.ReadRemoteObjectArray(out RemoteObject[]? objects));
        Assert.Equal(stubs, objects);
        Assert.Equal(IpcError.Success, reply.ReadString(out _));
        Assert.Equal(IpcError.Success, reply.ReadInt64Array(out _));
        Assert.Equal(IpcError.Success, reply.ReadBuffer(rest.Length, out byte[]? bytes));
        Assert.Equal(rest, bytes);
        data.Reclaim();
        reply.Reclaim();
        proxy.Release();
        Assert.True(own.WaitForRelease());
    }

    [Fact]
    public void A_reply_is_reused_for_another_answer()
    {
        _server.Offer("echo", new CallStub((_, data, reply) => reply.Append(data)));
        RemoteProxy proxy = _client.Get(_server, "echo");
        Parcel reply = new();
        for (int i = 1; i <= 3; i++)
        {
            Parcel data = new();
            data.WriteInt32(i);
            Assert.Equal(IpcError.Success, proxy.SendRequest(1, data, reply));
            Assert.Equal((4, 0), (reply.Size, reply.ReadPosition));
            reply.ReadInt32(out int value);
            Assert.Equal(i, value);
        }

        reply.Reclaim();
        proxy.Release();
        Assert.Equal(0, _client.Driver.PoolUsed);
    }

    private sealed class Nobody : IDeathRecipient
    {
        public void OnRemoteDied()
        {
        }
    }
}
