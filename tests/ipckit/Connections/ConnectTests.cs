using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Samgr;
using Samgr.Ability;

namespace LiteIpc.Kit.Tests;

public sealed class ConnectTests : IDisposable
{
    private const string Bundle = "ohos.test.server";
    private const string Ability = "ohos.test.server.ServiceAbility";

    private readonly KitSystem _system = new();
    private readonly EchoAbility _ability = new();
    private readonly KitProcess _provider;
    private readonly KitProcess _client;

    public ConnectTests()
    {
        _provider = _system.Start(2, samgr => samgr.InitCalls.Add(InitGroup.ApplicationService, installed => AbilityProvider.Register(installed, _ability)));
        _client = _system.Start(3);
        Patience.Until(() => _client.Samgr.QueryIdentity(Bundle, Ability).IsValid, "the ability is registered");
    }

    public void Dispose() => _system.Dispose();

    [Fact]
    public void A_want_leads_to_the_object_of_the_ability_and_back_to_nothing()
    {
        AbilityConnector connector = new(_client.Samgr);
        Recorder recorder = new();

        Assert.Equal(ConnectError.Success, connector.Connect(new Want(Bundle, Ability), recorder, out int id));

        Assert.Equal("connected ohos.test.server/" + Ability, recorder.Next());
        Parcel data = new();
        Parcel reply = new();
        data.WriteString("hello world");
        Assert.Equal(IpcError.Success, recorder.Remote!.SendRequest(1, data, reply));
        Assert.Equal(IpcError.Success, reply.ReadString(out string? text));
        Assert.Equal("hello world from 3", text);
        reply.Reclaim();

        Assert.Equal(ConnectError.Success, connector.Disconnect(id));
        Assert.Equal("disconnected ohos.test.server/" + Ability, recorder.Next());
        Assert.Equal("left 3", _ability.Next());
        Assert.Equal(ConnectError.ConnectionNotFound, connector.Disconnect(id));
        Assert.Equal(0, connector.Count);
        AssertNothingLeft();
    }

    [Fact]
    public void Fault_S1_AConnectionHasANumberAboveZeroThatIsNotInUsePastTheEnd()
    {
        AbilityConnector connector = new(_client.Samgr);
        Recorder recorder = new();
        int[] ids = new int[3];
        for (int i = 0; i < ids.Length; i++)
        {
            Assert.Equal(ConnectError.Success, connector.Connect(new Want(Bundle, Ability), recorder, out ids[i]));
            Assert.StartsWith("connected", recorder.Next(), StringComparison.Ordinal);
            LastId(connector) = Math.Max(LastId(connector), int.MaxValue - 1);
        }

        Assert.Equal([1, int.MaxValue, 2], ids);
        Assert.All(ids, id =>
        {
            Assert.Equal(ConnectError.Success, connector.Disconnect(id));
            Assert.StartsWith("disconnected", recorder.Next(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_death_of_the_provider_ends_the_connection_once()
    {
        AbilityConnector connector = new(_client.Samgr);
        Recorder recorder = new();
        connector.Connect(new Want(Bundle, Ability), recorder, out int id);
        Assert.StartsWith("connected", recorder.Next(), StringComparison.Ordinal);

        _provider.Kill();

        Assert.StartsWith("disconnected", recorder.Next(), StringComparison.Ordinal);
        Assert.Equal(ConnectError.ConnectionNotFound, connector.Disconnect(id));
        Assert.Empty(recorder.Events);
        AssertNothingLeft();
    }

    [Fact]
    public void The_provider_learns_that_its_client_died()
    {
        AbilityConnector connector = new(_client.Samgr);
        Recorder recorder = new();
        connector.Connect(new Want(Bundle, Ability), recorder, out _);
        Assert.StartsWith("connected", recorder.Next(), StringComparison.Ordinal);

        _client.Kill();

        Assert.Equal("left 3", _ability.Next());
        AssertNothingLeft();
    }

    [Theory]
    [InlineData("other.bundle", Ability, "", ConnectError.AbilityNotFound)]
    [InlineData(Bundle, "other ability", "", ConnectError.AbilityNotFound)]
    [InlineData(Bundle, Ability, "another device", ConnectError.DeviceNotReachable)]
    public void A_want_that_leads_nowhere_fails_with_its_reason(string bundle, string ability, string device, int code)
    {
        AbilityConnector connector = new(_client.Samgr, "this device");
        Recorder recorder = new();
        Want want = new(bundle, ability, device);

        Assert.Equal(ConnectError.Success, connector.Connect(want, recorder, out int id));

        Assert.Equal($"failed {want} {code}", recorder.Next());
        Assert.Equal(ConnectError.ConnectionNotFound, connector.Disconnect(id));
        AssertNothingLeft();
    }

    [Fact]
    public void This_device_may_be_named()
    {
        Recorder recorder = new();

        new AbilityConnector(_client.Samgr, "this device").Connect(new Want(Bundle, Ability, "this device"), recorder, out _);

        Assert.StartsWith("connected this device/", recorder.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ability_that_turns_a_client_away_is_a_failure()
    {
        _ability.IsClosed = true;
        Recorder recorder = new();

        new AbilityConnector(_client.Samgr).Connect(new Want(Bundle, Ability), recorder, out _);

        Assert.EndsWith(" " + ConnectError.Internal, recorder.Next(), StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void Missing_arguments_and_names_that_cannot_be_are_refused_at_once()
    {
        AbilityConnector connector = new(_client.Samgr);
        Recorder recorder = new();

        Assert.Equal(ConnectError.InvalidParam, connector.Connect(null, recorder, out _));
        Assert.Equal(ConnectError.InvalidParam, connector.Connect(new Want(Bundle, Ability), null, out _));
        Assert.Equal(ConnectError.InvalidParam, connector.Connect(new Want(string.Empty, Ability), recorder, out _));
        Assert.Equal(ConnectError.InvalidParam, connector.Connect(new Want(Bundle, new string('a', 64)), recorder, out int id));
        Assert.Equal(0, id);
        Assert.Equal(0, connector.Count);
    }

    [Fact]
    public void Connecting_and_disconnecting_at_once_leaves_nothing()
    {
        AbilityConnector connector = new(_client.Samgr);
        for (int i = 0; i < 200; i++)
        {
            connector.Connect(new Want(Bundle, Ability), new Recorder(), out int id);
            connector.Disconnect(id);
        }

        Assert.Equal(0, connector.Count);
        AssertNothingLeft();
    }

    private void AssertNothingLeft()
    {
        Patience.Until(() => !_client.Driver.IsOpen || _client.Skeleton.StubCount == 0, "the client has no stub");
        Patience.Until(() => !_client.Driver.IsOpen || _client.Skeleton.ProxyCount == 0, "the client has no proxy");
        Patience.Until(() => !_provider.Driver.IsOpen || _provider.Skeleton.StubCount == 0, "the provider has no stub");
        Patience.Until(() => _system.Objects.Count == 0, "the kernel knows no object");
    }

    private sealed class EchoAbility() : ServiceAbility(Bundle, Ability)
    {
        private readonly BlockingCollection<string> _events = [];

        public bool IsClosed { get; set; }

        public string? Next() => _events.TryTake(out string? happened, Patience.LimitMs, TestContext.Current.CancellationToken) ? happened : null;

        public override RemoteStub? OnConnect(int pid)
            => IsClosed ? null : new CallStub((_, data, reply) =>
            {
                data.ReadString(out string? text);
                return reply.WriteString(text + " from " + pid);
            });

        public override void OnDisconnect(int pid) => _events.Add("left " + pid);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lastId")]
    private static extern ref int LastId(AbilityConnector connector);

    private sealed class Recorder : IConnectOptions
    {
        public BlockingCollection<string> Events { get; } = [];

        public RemoteObject? Remote { get; private set; }

        public string? Next() => Events.TryTake(out string? happened, Patience.LimitMs, TestContext.Current.CancellationToken) ? happened : null;

        public void OnConnect(Want element, RemoteObject remote)
        {
            Remote = remote;
            Events.Add("connected " + element);
        }

        public void OnDisconnect(Want element) => Events.Add("disconnected " + element);

        public void OnFailed(Want element, int code, string reason) => Events.Add("failed " + element + " " + code);
    }
}
