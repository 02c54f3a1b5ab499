using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>Whatever is thrown wherever, who called is answered at once, and the service goes on.</summary>
public sealed class CaughtExceptionTests : IDisposable
{
    private const string Service = "thrower";
    private const int Throw = 1;
    private const int GoOn = 2;

    private readonly TestSystem _system = new();

    public static TheoryData<string> Carriers => ["plain", "ring", "receiver", "none"];

    public void Dispose() => _system.Dispose();

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Fault_F15_AnExceptionWhoseTextThrowsIsAnsweredWithAFailureAndItsType(string carrier)
    {
        var (consumer, proxy, provider) = Start(carrier, () => throw new SilentException());
        Assert.Equal(EC.Failure, proxy.Call(Throw));
        Assert.True(_system.Logged(nameof(SilentException)));
        Assert.Equal(EC.Success, proxy.Call(GoOn));
        Assert.Equal(1, provider.Of(Service).Exceptions);
        Assert.NotNull(consumer);
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Fault_F15_ALogThatThrowsKeepsNobodyWaiting(string carrier)
    {
        var log = new ThrowingLog();
        var (_, proxy, _) = Start(carrier, () => throw new InvalidOperationException("told to"), configure: options => options.Log = log);
        log.IsBroken = true;
        Assert.Equal(EC.Failure, proxy.Call(Throw));
        Assert.Equal(EC.Success, proxy.Call(GoOn));
        log.IsBroken = false;
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void Fault_F15_AReplyThatCannotBeSentIsAFailureForItsCaller(string carrier)
    {
        BrokenDoor? door = null;
        var (_, proxy, _) = Start(carrier, () => door!.IsBroken = true, door: driver => door = new BrokenDoor(driver));
        Assert.Equal(EC.Failure, proxy.Call(Throw));
        door!.IsBroken = false;
        Assert.Equal(EC.Success, proxy.Call(GoOn));
    }

    [Fact]
    public void Fault_F15_SamgrAnswersAtOnceWhateverItsLogThrows()
    {
        var log = new ThrowingLog();
        _system.StartManager(5, 7, new PolicyTable(), configure: options => options.Log = log);
        var consumer = _system.StartProcess(7, 9, configure: options => options.CallTimeoutMs = Patience.QuietMs);
        Wait.Until(() => consumer.Handle > 0);
        log.IsBroken = true;
        Assert.False(consumer.QueryIdentity(Service, null).IsValid);
        log.IsBroken = false;
        Assert.True(_system.Logged("Cannot Access<" + Service + "> No Permission!"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fault_F15_AMessageWhoseHandlerThrowsWhatCannotBeToldIsAcknowledged(bool isPlain)
    {
        var service = new TestService("service", TestService.Single()) { OnMessage = _ => throw new SilentException() };
        var samgr = _system.StartLocal(
            created => created.Add(service),
            options => options.Adapter = isPlain ? new PlainAdapter() : new DesktopAdapter());
        using var answered = new ManualResetEventSlim();
        Assert.Equal(EC.Success, samgr.SendRequest(service.Identity, new Request(1), (_, _) => answered.Set()));
        Wait.For(answered);
        Assert.Equal(1, samgr.Of("service").Exceptions);
    }

    private (SamgrLite Consumer, ClientProxy Proxy, SamgrLite Provider) Start(
        string carrier, Action body, Action<SamgrOptions>? configure = null, Func<IIpcDriver, IIpcDriver>? door = null)
    {
        var api = new TestApi((function, _, _) =>
        {
            if (function == Throw)
            {
                body();
            }

            return EC.Success;
        });
        TaskConfig config = carrier == "none" ? new TaskConfig(taskType: TaskType.NoTask) : TestService.Single();
        _system.StartManager(5, 7);
        var provider = _system.StartProcess(
            6,
            8,
            samgr => samgr.Add(new TestService(Service, config), api),
            options =>
            {
                options.Adapter = carrier == "plain" ? new PlainAdapter() : new DesktopAdapter();
                configure?.Invoke(options);
            },
            driver =>
            {
                IIpcDriver own = door == null ? driver : door(driver);
                return carrier == "receiver" ? new ReceivedHere(own) : own;
            });
        var consumer = _system.StartProcess(7, 9, configure: options => options.CallTimeoutMs = Patience.QuietMs);
        return (consumer, consumer.Find(Service), provider);
    }

    /// <summary>An exception of the kind that hides what has happened.</summary>
    private sealed class SilentException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");

        public override string ToString() => throw new InvalidOperationException("no text");
    }

    private sealed class ThrowingLog : ILogSink
    {
        public bool IsBroken { get; set; }

        public void Write(int level, string tag, string text)
        {
            if (IsBroken)
            {
                throw new IOException("the disk is full");
            }
        }
    }

    private sealed class BrokenDoor(IIpcDriver driver) : TestDriver(driver)
    {
        public bool IsBroken { get; set; }

        public override int SendReply(IpcMessage request, IpcIo? reply)
            => IsBroken ? throw new InvalidOperationException("the door is broken") : base.SendReply(request, reply);
    }
}
