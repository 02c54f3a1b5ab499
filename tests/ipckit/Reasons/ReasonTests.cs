using System.Collections.Concurrent;
using System.Reflection;
using Samgr;
using Samgr.Ability;

namespace LiteIpc.Kit.Tests;

/// <summary>Each code, and the reason that came with it, arrives behind each seam; docs/results.md has the table of them.</summary>
public sealed class ReasonTests : IDisposable
{
    private const string Bundle = "ohos.test.server";
    private const string Ability = "ohos.test.server.ServiceAbility";

    private readonly KitSystem _system = new();
    private readonly KitProcess _provider;
    private readonly KitProcess _client;
    private Refuser _refuser = null!;

    public ReasonTests()
    {
        _provider = _system.Start(
            2,
            samgr => samgr.InitCalls.Add(InitGroup.ApplicationService, installed => AbilityProvider.Register(installed, new AnyAbility())),
            door => _refuser = new Refuser(door));
        _client = _system.Start(3);
        Patience.Until(() => _client.Samgr.QueryIdentity(Bundle, Ability).IsValid, "the ability is registered");
    }

    public static TheoryData<int> Codes => [.. Constants(typeof(EC)).Where(code => code != EC.Success)];

    public static TheoryData<int> Answers => [.. Constants(typeof(IpcError)).Append(0).Distinct()];

    public void Dispose() => _system.Dispose();

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refusal_reaches_the_owner_of_a_call(int code)
    {
        _provider.Offer("any", new CallStub((_, _, _) => IpcError.Success));
        ClientProxy proxy = _client.Samgr.FindServiceApi(_provider.Name, null)!;
        IpcIo request = new(64);
        request.WriteString("any");
        Owner owner = new();
        _refuser.Code = code;

        Assert.Equal(code, proxy.Invoke(0, request, owner, (_, _, _) => { }));
        Assert.Equal("why " + code, owner.Reason);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refusal_reaches_the_sender_of_a_request_to_an_object(int code)
    {
        _provider.Offer("any", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_provider, "any");
        MessageOption option = new();
        _refuser.Code = code;

        Assert.Equal(code == EC.DeadObject ? IpcError.DeadRemoteObject : IpcError.InnerError, proxy.SendRequest(1, new Parcel(), new Parcel(), option));
        Assert.Equal((code, "why " + code), (option.Result, option.Reason));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_refusal_reaches_who_connects_to_an_ability(int code)
    {
        Failure failure = new();
        _refuser.Code = code;
        new AbilityConnector(_client.Samgr).Connect(new Want(Bundle, Ability), failure, out _);

        int expected = code switch
        {
            EC.Permission => ConnectError.PermissionDenied,
            EC.NoService => ConnectError.AbilityNotFound,
            _ => ConnectError.Internal,
        };
        Assert.Equal((expected, $"{EC.NameOf(code)}, why {code}"), failure.Next());
    }

    [Fact]
    public void An_ability_that_nobody_registered_and_another_device_are_told_apart()
    {
        Failure failure = new();
        AbilityConnector connector = new(_client.Samgr);

        connector.Connect(new Want(Bundle, "none"), failure, out _);
        Assert.Equal((ConnectError.AbilityNotFound, "EC_NOSERVICE, nobody has registered it"), failure.Next());
        connector.Connect(new Want(Bundle, Ability, "elsewhere"), failure, out _);
        Assert.Equal((ConnectError.DeviceNotReachable, "nothing leads to device elsewhere from here"), failure.Next());
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_of_a_stub_reaches_the_sender(int answer)
    {
        CallStub stub = new((_, _, _) => answer);
        _provider.Offer("answers", stub);
        foreach (RemoteObject remote in new[] { _client.Get(_provider, "answers"), (RemoteObject)stub })
        {
            bool isAllowed = answer is 0 or >= IpcError.FirstUserError and <= IpcError.LastUserError;
            MessageOption option = new();

            Assert.Equal(isAllowed ? answer : IpcError.InvalidUserErrorCode, remote.SendRequest(1, new Parcel(), new Parcel(), option));
            Assert.Equal(answer == 0 ? "" : $"test.call answered code 1 with {answer}", option.Reason);
        }
    }

    [Fact]
    public void A_request_that_is_not_sent_says_why_and_not_why_the_last_one_failed()
    {
        _provider.Offer("any", new CallStub((_, _, _) => IpcError.Success));
        RemoteProxy proxy = _client.Get(_provider, "any");
        MessageOption option = new() { Result = EC.Timeout, Reason = "the last one" };

        Assert.Equal(IpcError.CodeOutOfRange, proxy.SendRequest(0, new Parcel(), new Parcel(), option));
        Assert.Equal((IpcError.CodeOutOfRange, "code 0 is not one of 1 to 16777215"), (option.Result, option.Reason));
        Assert.Equal(IpcError.CheckParam, proxy.SendRequest(1, null, new Parcel(), option));
        Assert.StartsWith("the arguments are missing", option.Reason, StringComparison.Ordinal);
        Assert.Equal(IpcError.Success, proxy.SendRequest(1, new Parcel(), new Parcel(), option));
        Assert.Equal((EC.Success, ""), (option.Result, option.Reason));
        _provider.Kill();
        Assert.True(proxy.IsRemoteDead);
        Assert.Equal(IpcError.DeadRemoteObject, proxy.SendRequest(1, new Parcel(), new Parcel(), option));
        Assert.Equal((EC.DeadObject, "the process of the object has ended"), (option.Result, option.Reason));
        proxy.Release();
    }

    private static IEnumerable<int> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(constant => (int)constant.GetValue(null)!);

    private sealed class Owner : ICallOwner
    {
        public string Reason { get; private set; } = "nobody said";

        public void OnRefused(string reason) => Reason = reason;
    }

    /// <summary>Refuses instead of answering, once it has a code.</summary>
    private sealed class Refuser(IIpcDriver inner) : TestDriver(inner)
    {
        public int Code { get; set; }

        public override int SendReply(IpcMessage request, IpcIo? reply)
            => Code == EC.Success ? base.SendReply(request, reply) : SendFailedReply(request, Code, "why " + Code);
    }

    private sealed class AnyAbility() : ServiceAbility(Bundle, Ability)
    {
        public override RemoteStub? OnConnect(int pid) => new CallStub((_, _, _) => IpcError.Success);
    }

    private sealed class Failure : IConnectOptions
    {
        private readonly BlockingCollection<(int, string)> _failures = [];

        public (int Code, string Reason) Next()
        {
            Assert.True(_failures.TryTake(out (int, string) failure, Patience.LimitMs));
            return failure;
        }

        public void OnConnect(Want element, RemoteObject remote) => _failures.Add((ConnectError.Success, "connected"));

        public void OnDisconnect(Want element)
        {
        }

        public void OnFailed(Want element, int code, string reason) => _failures.Add((code, reason));
    }
}
