using System.Collections.Concurrent;

namespace Samgr.Tests;

public sealed class BootOrderTests : IDisposable
{
    private readonly TestSystem _system = new();
    private readonly ConcurrentQueue<string> _steps = new();

    public void Dispose() => _system.Dispose();

    [Fact]
    public void Init_calls_run_by_group_and_priority_and_the_default_priority_is_2()
    {
        int[] groups = [InitGroup.Run, InitGroup.ApplicationFeature, InitGroup.ApplicationService, InitGroup.SystemFeature, InitGroup.SystemService, InitGroup.Core];
        _system.StartLocal(samgr =>
        {
            foreach (var group in groups)
            {
                samgr.InitCalls.Add(group, 4, Step(group + ":4"));
                samgr.InitCalls.Add(group, Step(group + ":default"));
                samgr.InitCalls.Add(group, 2, Step(group + ":2"));
                samgr.InitCalls.Add(group, 1, Step(group + ":1"));
                samgr.InitCalls.Add(group, 0, Step(group + ":0"));
                samgr.InitCalls.Add(group, 3, Step(group + ":3"));
            }
        });
        var expected = groups.Reverse().SelectMany(group => new[] { "0", "1", "default", "2", "3", "4" }.Select(priority => group + ":" + priority));
        Assert.Equal(expected, _steps);
    }

    [Fact]
    public void Extended_and_application_services_take_turns_by_priority()
    {
        _system.StartLocal(samgr =>
        {
            foreach (var group in new[] { InitGroup.ApplicationFeature, InitGroup.ExtendedFeature, InitGroup.ApplicationService, InitGroup.ExtendedService })
            {
                samgr.InitCalls.Add(group, 1, Step(group + ":1"));
                samgr.InitCalls.Add(group, 0, Step(group + ":0"));
            }
        });
        Assert.Equal(["3:0", "4:0", "3:1", "4:1", "5:0", "6:0", "5:1", "6:1"], _steps);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(8, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 5)]
    public void A_group_or_priority_that_there_is_not_is_refused(int group, int priority)
        => Assert.False(new InitCalls().Add(group, priority, _ => { }));

    [Fact]
    public void System_services_and_their_features_are_initialised_before_the_application_is_registered()
    {
        _system.StartLocal(samgr =>
        {
            samgr.Add(Recording("system"));
            samgr.InitCalls.Add(InitGroup.ApplicationService, installed =>
            {
                _steps.Enqueue("application registered");
                installed.RegisterService(Recording("application"));
            });
            samgr.InitCalls.Add(InitGroup.Run, Step("run"));
        });
        Assert.Equal(["system", "application registered", "application", "run"], _steps);
    }

    [Fact]
    public void The_application_stage_does_not_end_before_its_services_are_initialised_however_often_somebody_bootstraps()
    {
        using var bootstrapThread = new Gate();
        using var application = new Gate();
        TestService? sharing = null;
        sharing = new TestService("sharing")
        {
            OnInitialize = identity => sharing!.Samgr!.SendRequest(identity, new Request(), null) == 0,
            OnMessage = request =>
            {
                if (request.MsgId == 0)
                {
                    bootstrapThread.Pass();
                }

                return true;
            },
        };
        var samgr = _system.Create(install: created =>
        {
            created.Add(sharing);
            created.InitCalls.Add(InitGroup.ApplicationService, installed => installed.RegisterService(new TestService("application", TestService.Single())
            {
                OnInitialize = _ =>
                {
                    application.Pass();
                    return true;
                },
            }));
        });
        samgr.Bootstrap();
        bootstrapThread.WaitEntered();
        samgr.Bootstrap();
        bootstrapThread.Open();
        application.WaitEntered();
        Flush(samgr, sharing.Identity);
        Assert.True(samgr.WaitForBoot(BootStage.SystemCompleted, 0));
        Assert.False(samgr.WaitForBoot(BootStage.ApplicationCompleted, 0));
        application.Open();
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, Patience.LimitMs));
    }

    [Fact]
    public void A_bootstrap_inside_an_init_call_does_not_end_the_stage()
    {
        using var initCall = new Gate();
        var sharing = new TestService("sharing");
        var samgr = _system.Create(install: created => created.InitCalls.Add(InitGroup.Core, installed =>
        {
            installed.RegisterService(sharing);
            installed.Bootstrap();
            initCall.Pass();
        }));
        var booting = Wait.Start(samgr.Bootstrap);
        initCall.WaitEntered();
        Wait.Until(() => sharing.Identity != Identity.Invalid);
        Flush(samgr, sharing.Identity);
        Flush(samgr, sharing.Identity);
        Assert.False(samgr.WaitForBoot(BootStage.SystemCompleted, 0));
        initCall.Open();
        Wait.For(booting);
        Assert.True(samgr.WaitForBoot(BootStage.ApplicationCompleted, Patience.LimitMs));
    }

    [Fact]
    public void An_init_call_that_throws_does_not_keep_the_others_from_running()
    {
        _system.StartLocal(samgr =>
        {
            samgr.InitCalls.Add(InitGroup.Core, _ => throw new InvalidOperationException("told to"));
            samgr.InitCalls.Add(InitGroup.Core, Step("next"));
        });
        Assert.Equal(["next"], _steps);
        Assert.True(_system.Logged("exception while running an init call"));
    }

    /// <summary>Returns when everything that waits for the thread of a service has been handled.</summary>
    private static void Flush(SamgrLite samgr, Identity identity)
    {
        using var handled = new ManualResetEventSlim();
        Assert.Equal(0, samgr.SendRequest(identity, new Request(1), (_, _) => handled.Set()));
        Wait.For(handled);
    }

    private InitCall Step(string name) => _ => _steps.Enqueue(name);

    private TestService Recording(string name) => new(name, TestService.Single())
    {
        OnInitialize = _ =>
        {
            _steps.Enqueue(name);
            return true;
        },
    };
}
