using LiteIpc.Kit;

namespace Samgr.Conformance.Kit;

/// <summary>Areas 6a and 6c, the suites of objects and options that need one process.</summary>
public sealed class ObjectRows
{
    private readonly Parcel _data = new();
    private readonly Parcel _reply = new();

    [Theory]
    [InlineData(0x0100_0000)]
    [InlineData(0)]
    [InlineData(-1)]
    public void IK_023_a_code_out_of_range_is_refused(int code)
        => Assert.Equal(1901004, new AnswerStub().SendRequest(code, _data, _reply));

    [Fact]
    public void IK_024_a_request_that_the_stub_accepts_succeeds()
        => Assert.Equal(0, new AnswerStub().SendRequest(1, _data, _reply));

    [Fact]
    public void IK_025_only_an_asynchronous_request_needs_no_reply()
    {
        Assert.Equal(1901000, new AnswerStub().SendRequest(1, _data, null, new MessageOption(MessageOption.Sync)));
        Assert.Equal(0, new AnswerStub().SendRequest(1, _data, null, new MessageOption(MessageOption.Async)));
    }

    [Theory]
    [InlineData(1909000)]
    [InlineData(1909999)]
    public void IK_026_a_code_of_the_user_range_is_passed_through(int code)
        => Assert.Equal(code, new AnswerStub(code).SendRequest(1, _data, null, new MessageOption(MessageOption.Async)));

    [Fact]
    public void IK_033_no_death_recipient_is_refused()
        => Assert.Equal(IpcError.CheckParam, new AnswerStub().AddDeathRecipient(null));

    [Fact]
    public void IK_044_empty_string_buffer_and_stub_come_back_and_parcels_are_appended()
    {
        AnswerStub stub = new();
        _data.WriteString(string.Empty);
        _data.WriteBuffer(new byte[10], 10);
        _data.WriteRemoteStub(stub);
        Assert.Equal(0, stub.SendRequest(1, _data, _reply));
        Assert.Equal(0, _reply.ReadString(out string? text));
        Assert.Equal(0, _reply.ReadBuffer(10, out byte[]? bytes));
        Assert.Equal(0, _reply.ReadRemoteStub(out RemoteStub? back));
        Assert.Equal(0, _reply.Append(_data));
        Assert.Equal((string.Empty, 10, stub), (text, bytes!.Length, back));
        Assert.False(stub.IsRemoteDead);
    }

    [Fact]
    public void IK_059_the_error_codes_have_the_values_of_the_field()
        => Assert.Equal(
            [1900001, 1900002, 1900003, 1900004, 1900005],
            new[] { IpcError.AshmemMap, IpcError.AshmemControl, IpcError.AshmemWrite, IpcError.AshmemRead, IpcError.OnlyProxy });

    [Fact]
    public void IK_093_an_option_waits_8_seconds_and_keeps_its_bits()
    {
        MessageOption option = new();
        Assert.Equal((0, 8, false), (option.Flags, option.WaitTime, option.IsAsync));
        Assert.Equal([8, 8, 16, 60, 61], new[] { 0, -1, 16, 60, 61 }.Select(seconds => new MessageOption { WaitTime = seconds }.WaitTime));
        option.SetFlags(1);
        option.SetFlags(0);
        Assert.Equal(1, option.Flags);
        Assert.Equal((-1, 3), (new MessageOption(-1).Flags, new MessageOption(3).Flags));
        Assert.Equal((0, 1, 8), (MessageOption.Sync, MessageOption.Async, KitLimits.DefaultWaitTime));
    }

    [Fact]
    public void IK_097_only_a_proxy_has_death_recipients()
    {
        AnswerStub stub = new();
        Assert.Equal(1900005, stub.AddDeathRecipient(new Nobody()));
        Assert.Equal(1900005, stub.RemoveDeathRecipient(new Nobody()));
    }

    private sealed class Nobody : IDeathRecipient
    {
        public void OnRemoteDied()
        {
        }
    }
}
