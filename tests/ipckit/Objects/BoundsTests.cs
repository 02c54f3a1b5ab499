namespace LiteIpc.Kit.Tests;

/// <summary>What a stub may be called, how long a request may wait, and what room an empty parcel has.</summary>
public sealed class BoundsTests : IDisposable
{
    private readonly KitSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(KitLimits.MaxToken + 1)]
    public void Fault_F6_AStubWithoutADescriptorOrWithATooLongOneIsNotMade(int length)
    {
        string? descriptor = length < 0 ? null : new string('d', length);
        var error = Assert.ThrowsAny<ArgumentException>(() => new CallStub((_, _, _) => IpcError.Success, descriptor!));
        Assert.Contains("1 to 204800 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fault_F6_BothEndsOfTheLengthOfADescriptorAreTaken()
    {
        foreach (int length in new[] { 1, KitLimits.MaxToken })
        {
            new CallStub((_, _, _) => IpcError.Success, new string('d', length)).GetInterfaceDescriptor(out string? descriptor);
            Assert.Equal(length, descriptor!.Length);
        }
    }

    [Theory]
    [InlineData(2_147_483)]
    [InlineData(2_147_484)]
    [InlineData(4_294_968)]
    [InlineData(int.MaxValue)]
    public void Fault_F8_ARequestThatMayWaitForDaysIsAnswered(int seconds)
    {
        KitProcess server = _system.Start(2);
        server.Offer("stub", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _system.Start(3).Get(server, "stub");
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), new Parcel(), new MessageOption { WaitTime = seconds }));
    }

    [Fact]
    public void Fault_F7_AnEmptyParcelHasNoRoomUntilItIsWritten()
    {
        Parcel parcel = new();
        Assert.Equal((0, 0, 0), (parcel.Size, parcel.Capacity, parcel.WritableSize));
        Assert.Equal(IpcError.Success, parcel.WriteInt32(1));
        Assert.Equal((4, 64, 60), (parcel.Size, parcel.Capacity, parcel.WritableSize));
        Assert.Equal(IpcError.Success, parcel.RewindWrite(0));
        Assert.Equal((0, 64, 64), (parcel.Size, parcel.Capacity, parcel.WritableSize));
        Assert.Equal(IpcError.CheckParam, new Parcel().SetSize(1));
    }
}
