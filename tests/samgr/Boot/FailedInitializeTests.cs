using LiteIpc;

namespace Samgr.Tests;

public sealed class FailedInitializeTests : IDisposable
{
    private readonly TestSystem _system = new();

    public void Dispose() => _system.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_that_fails_is_not_published_and_the_others_go_on(bool throws)
    {
        var manager = _system.StartManager(5, 7);
        var provider = _system.StartProcess(6, 8, samgr =>
        {
            samgr.Add(new TestService("broken", TestService.Single()) { OnInitialize = _ => throws ? throw new InvalidOperationException("told to") : false }, new TestApi());
            samgr.Add(new TestService("sound", TestService.Single()), new TestApi());
        });
        var consumer = _system.StartProcess(7, 9);
        Assert.Equal(EC.Success, consumer.Find("sound").Call());
        Assert.Null(consumer.GetDefaultFeatureApi("broken"));
        Assert.Single(manager.ListAbilities());
        Assert.Contains("broken: failed", provider.DumpService("broken"), StringComparison.Ordinal);
        Assert.Equal(throws ? 1 : 0, provider.Of("broken").Exceptions);
    }

    [Fact]
    public void A_service_that_cannot_choose_its_task_gets_the_default_one()
    {
        var samgr = _system.StartLocal(samgr => samgr.Add(new Undecided()));
        Assert.Contains("running, task shared-3", samgr.DumpService("undecided"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feature_that_throws_does_not_keep_the_next_from_being_initialised()
    {
        var feature = new TestFeature("sound");
        _system.StartLocal(samgr =>
        {
            samgr.Add(new TestService("service"));
            samgr.InitCalls.Add(InitGroup.SystemFeature, installed =>
            {
                installed.RegisterFeature("service", new Broken());
                installed.RegisterFeature("service", feature);
            });
        });
        Assert.NotSame(Identity.Invalid, feature.Identity);
    }

    [Fact]
    public void A_service_that_is_unregistered_before_its_turn_gets_no_thread_and_is_not_initialised()
    {
        var clock = new TestAdapter();
        var late = new TestService("late", TestService.Single());
        TestService? first = null;
        first = new TestService("first", new TaskConfig(taskType: TaskType.NoTask))
        {
            OnInitialize = _ => first!.Samgr!.UnregisterService("late") == late,
        };
        var samgr = _system.StartLocal(
            created =>
            {
                created.Add(first);
                created.Add(late);
            },
            options => options.Adapter = clock);
        Assert.Contains("running", samgr.DumpService("first"), StringComparison.Ordinal);
        Assert.Same(Identity.Invalid, late.Identity);
        Assert.Equal(1, clock.StartedThreads);
    }

    [Fact]
    public void A_process_that_was_stopped_starts_no_threads_any_more()
    {
        var clock = new TestAdapter();
        var samgr = _system.StartLocal(configure: options => options.Adapter = clock);
        samgr.Stop();
        var threads = clock.StartedThreads;
        var late = new TestService("late", TestService.Single());
        samgr.RegisterService(late);
        samgr.Bootstrap();
        Assert.Equal((threads, Identity.Invalid), (clock.StartedThreads, late.Identity));
    }

    private sealed class Undecided : Service
    {
        public override string Name => "undecided";

        public override TaskConfig GetTaskConfig() => throw new InvalidOperationException("told to");
    }

    private sealed class Broken : Feature
    {
        public override string Name => "broken";

        public override void OnInitialize(Service parent, Identity identity) => throw new InvalidOperationException("told to");
    }
}
