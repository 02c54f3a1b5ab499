namespace LiteIpc.Kit.Tests;

/// <summary>A stub that does what a test says.</summary>
internal sealed class CallStub(Func<int, Parcel, Parcel, int> serve, string descriptor = "test.call") : RemoteStub(descriptor)
{
    private readonly ManualResetEventSlim _released = new();

    public override int OnRemoteRequest(int code, Parcel data, Parcel reply, MessageOption option) => serve(code, data, reply);

    public bool WaitForRelease() => _released.Wait(Patience.LimitMs);

    protected internal override void OnReleased() => _released.Set();
}
