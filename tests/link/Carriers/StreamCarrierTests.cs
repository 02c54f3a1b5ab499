using LiteIpc.Link.Tests.Support;
using Samgr.Testing;

namespace LiteIpc.Link.Tests.Carriers;

/// <summary>Links over real connections, with TLS and with tags.</summary>
public sealed class StreamCarrierTests
{
    private const int Timeout = 120_000;

    public static TheoryData<int> Securities => [LinkSecurity.Tagged, LinkSecurity.Tls];

    [Theory]
    [MemberData(nameof(Securities))]
    public void A_thousand_calls_in_a_row_are_answered(int security)
    {
        using Connection connection = new(security, Pair.Echo);
        int target = connection.Find();

        for (int code = 0; code < 1000; code++)
        {
            LinkCall call = connection.Kitchen.Call(connection.Session, Call(target, code, new byte[code * 8]));
            Assert.Equal((EC.Success, code.ToString().Length + (code * 8)), (call.Result, call.Content.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Securities))]
    public void Many_calls_at_once_each_get_their_own_answer(int security)
    {
        using Connection connection = new(security, Pair.Echo);
        int target = connection.Find();

        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, thread =>
        {
            for (int round = 0; round < 50; round++)
            {
                LinkCall[] calls = [.. Enumerable.Range(0, 8).Select(i => connection.Kitchen.Begin(connection.Session, Call(target, (thread * 1000) + i, [])))];
                Assert.All(calls, call =>
                {
                    AwaitingHost.Await(call);
                    Assert.Equal((EC.Success, call.Code.ToString()), (call.Result, System.Text.Encoding.UTF8.GetString(call.Content)));
                });
            }
        });
    }

    [Theory]
    [MemberData(nameof(Securities))]
    public void Both_sides_may_send_more_than_a_socket_holds_at_once(int security)
    {
        using Connection connection = new(security, Pair.Echo);
        int target = connection.Find();

        LinkCall[] calls =
        [
            .. Enumerable.Range(0, LinkOptions.MaxCredits + LinkOptions.MaxCredits)
                .Select(code => connection.Kitchen.Begin(connection.Session, Call(target, code, new byte[8000]))),
        ];

        Assert.All(calls, call => Assert.Equal(EC.Success, AwaitingHost.Await(call).Result));
    }

    [Theory]
    [MemberData(nameof(Securities))]
    public void A_connection_that_ends_ends_the_calls_under_way(int security)
    {
        using Connection connection = new(security, Pair.Find);
        int target = connection.Find();
        LinkCall[] calls = [.. Enumerable.Range(0, 100).Select(code => connection.Kitchen.Begin(connection.Session, Call(target, code, [])))];

        connection.Reset();

        Assert.All(calls, call => Assert.Equal(EC.DeadObject, AwaitingHost.Await(call).Result));
        Assert.False(connection.Session.IsUp);
        Assert.NotNull(connection.Kitchen.Lost);
    }

    [Fact]
    public void Bytes_that_somebody_puts_between_end_a_link_with_tags()
    {
        using Connection connection = new(LinkSecurity.Tagged, Pair.Find);
        int target = connection.Find();
        LinkCall call = connection.Kitchen.Begin(connection.Session, Call(target, 1, []));

        connection.Inject([70, 0, 0, 0, .. new byte[70]]);

        Assert.Equal(EC.DeadObject, AwaitingHost.Await(call).Result);
        Assert.Equal("a frame with a wrong tag", connection.Kitchen.Lost);
    }

    [Fact]
    public void A_length_that_cannot_be_ends_the_link()
    {
        using Connection connection = new(LinkSecurity.Tagged, Pair.Find);

        connection.Inject([0xFF, 0xFF, 0xFF, 0xFF]);

        Patience.Until(() => connection.Kitchen.Lost != null, "the link is lost");
        Assert.Equal($"the other side sends a frame of 4294967295 bytes, where {8192 + LinkSession.Overhead} are the most", connection.Kitchen.Lost);
    }

    private static LinkCall Call(int target, int code, byte[] content)
        => new() { Kind = LinkKind.Call, Target = target, Code = code, Content = content, TimeoutMs = Timeout };
}
