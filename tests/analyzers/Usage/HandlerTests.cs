using Samgr.Analyzers.Tests.Support;

namespace Samgr.Analyzers.Tests.Usage;

public class HandlerTests
{
    [Theory]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("new AutoResetEvent(false).WaitOne();")]
    [InlineData("new ManualResetEvent(false).WaitOne(10, false);")]
    [InlineData("new Mutex().WaitOne();")]
    [InlineData("WaitHandle.WaitAny(new WaitHandle[1]);")]
    [InlineData("WaitHandle.WaitAll(new WaitHandle[1], 10, false);")]
    [InlineData("new Thread(Nothing).Join();")]
    [InlineData("new ManualResetEventSlim().Wait();")]
    [InlineData("Monitor.Wait(this);")]
    [InlineData("System.Threading.Tasks.Task.Delay(1).Wait();")]
    [InlineData("_ = System.Threading.Tasks.Task.FromResult(1).Result;")]
    [InlineData("System.Threading.Tasks.Task.Delay(1).GetAwaiter().GetResult();")]
    [InlineData("Samgr!.WaitForBoot(BootStage.SystemCompleted, 100);")]
    [InlineData("Samgr!.WaitFor(\"other\", 100);")]
    [InlineData("Samgr!.WaitForHandle(100);")]
    [InlineData("Pause();")]
    [InlineData("void Inner() => Thread.Sleep(1); Inner();")]
    [InlineData("Handler told = (asked, answer) => Thread.Sleep(1);")]
    [InlineData("Notify told = (owner, code, reply) => Pause();")]
    public async Task A_handler_that_waits_is_found(string statements)
    {
        Assert.Equal(["SAMGR2004"], await UsageSample.OfCodeAsync(Service(statements)));
    }

    [Theory]
    [InlineData("Thread.Sleep(0);")]
    [InlineData("new AutoResetEvent(false).WaitOne(0, false);")]
    [InlineData("new Thread(() => Thread.Sleep(1)).Start();")]
    [InlineData("new Thread(Pause).Start();")]
    [InlineData("new Timer(state => Thread.Sleep(1), null, 1, 1);")]
    [InlineData("new AutoResetEvent(false).Set();")]
    [InlineData("Samgr!.SendRequest(null, request, null);")]
    [InlineData("lock (this) { Nothing(); }")]
    public async Task A_handler_that_only_starts_or_looks_is_fine(string statements)
    {
        Assert.DoesNotContain("SAMGR2004", await UsageSample.OfCodeAsync(Service(statements, "")));
    }

    [Theory]
    [InlineData("class S : Service { public override string Name => \"s\"; public override bool Initialize(Identity identity) { Thread.Sleep(1); return true; } }")]
    [InlineData("class F : Feature { public override string Name => \"f\"; public override bool OnMessage(Request request) { Thread.Sleep(1); return true; } }")]
    [InlineData("class F : Feature { public override string Name => \"f\"; public override void OnInitialize(Service parent, Identity identity) => Thread.Sleep(1); }")]
    [InlineData("class P : ServerProxy { public override int Invoke(int funcId, IpcMessage origin, IpcIo request, IpcIo reply) { Thread.Sleep(1); return 0; } }")]
    [InlineData("[Service] class T : ITemperature { public int Read(int sensor) { Thread.Sleep(1); return 0; } }")]
    [InlineData("[Service] class T : ITemperature { int ITemperature.Read(int sensor) { Thread.Sleep(1); return 0; } }")]
    [InlineData("[Service] class T : IServiceStart { public bool OnStart(SamgrLite samgr, Identity identity) { Thread.Sleep(1); return true; } }")]
    [InlineData("[Service] class T : IServiceMessages { public bool OnMessage(Request request) { Thread.Sleep(1); return true; } }")]
    [InlineData("class C { void Ask(IClientProxy proxy) => proxy.Invoke(1, null, null, Told); void Told(object? owner, int code, IpcIo reply) => Thread.Sleep(1); }")]
    [InlineData("class Outer { class S : Service { public override string Name => \"s\"; public override bool MessageHandle(Request request) { Thread.Sleep(1); return true; } } }")]
    [InlineData("class D : DependentService { public override string Name => \"d\"; protected override string DependsOn => \"e\"; protected override void OnFound() => Thread.Sleep(1); protected override int OnHeartbeat() => 0; }")]
    public async Task Each_kind_of_handler_is_known(string code)
    {
        Assert.Equal(["SAMGR2004"], await UsageSample.OfCodeAsync(code));
    }

    [Theory]
    [InlineData("class C { public bool MessageHandle(Request request) { Thread.Sleep(1); return true; } }")]
    [InlineData("class T : ITemperature { public int Read(int sensor) { Thread.Sleep(1); return 0; } }")]
    [InlineData("[Service] class T : ITemperature { public int Read(int sensor) => 1; public void Stop() => Thread.Sleep(1); }")]
    [InlineData("class M : ServiceModule { public override void Install(SamgrLite samgr) => Thread.Sleep(1); }")]
    public async Task What_does_not_run_on_the_task_of_a_service_may_wait(string code)
    {
        Assert.Empty(await UsageSample.OfCodeAsync(code));
    }

    [Theory]
    [InlineData("var own = Samgr!.FindServiceApi(\"sample\", null); own!.Release();")]
    [InlineData("var own = Samgr!.GetDefaultFeatureApi(SampleName); own!.Release();")]
    [InlineData("var own = Samgr!.GetFeatureApi(\"sam\" + \"ple\", \"f\"); own!.Release();")]
    [InlineData("Look(); void Look() { var own = Samgr!.FindServiceApi(SampleName, null); own!.Release(); }")]
    public async Task A_service_that_looks_for_itself_is_found(string statements)
    {
        Assert.Equal(["SAMGR2005"], await UsageSample.OfCodeAsync(Service(statements)));
    }

    [Theory]
    [InlineData("var other = Samgr!.FindServiceApi(\"other\", null); other!.Release();")]
    [InlineData("var other = TemperatureProxy.Find(Samgr!); ((IUnknown)other!).Release();")]
    [InlineData("new Thread(() => { var own = Samgr!.FindServiceApi(\"sample\", null); own!.Release(); }).Start();")]
    public async Task A_service_may_call_others_and_itself_from_another_thread(string statements)
    {
        Assert.Empty(await UsageSample.OfCodeAsync(Service(statements)));
    }

    [Fact]
    public async Task The_message_says_which_handler_waits()
    {
        string message = Assert.Single(await UsageSample.MessagesAsync(Service("Pause();")));
        Assert.StartsWith("'Thread.Sleep' waits in MessageHandle, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_T16_the_message_about_an_own_service_says_what_happens()
    {
        string message = Assert.Single(await UsageSample.MessagesAsync(Service("var own = Samgr!.FindServiceApi(\"sample\", null); own!.Release();")));
        Assert.Contains("runs at once, in the midst of the call under way", message, StringComparison.Ordinal);
        Assert.DoesNotContain("times out", message, StringComparison.Ordinal);
    }

    private static string Service(string statements, string pause = "Thread.Sleep(1);") =>
        $$"""
        class Sample : Service
        {
            private const string SampleName = "sample";

            public override string Name => SampleName;

            public override bool MessageHandle(Request request)
            {
                {{statements}}
                return true;
            }

            private void Pause()
            {
                {{(statements.Contains("Pause()", StringComparison.Ordinal) ? pause : "")}}
            }

            private void Nothing()
            {
            }
        }
        """;
}
