using LiteIpc;
using Samgr.Desktop;

namespace Samgr.Tests;

/// <summary>On the queue that every runtime has.</summary>
public sealed class PlainTaskTypeTests() : TaskTypeTests(() => new PlainAdapter());

/// <summary>On the queue that .NET has on Linux.</summary>
public sealed class DesktopTaskTypeTests() : TaskTypeTests(() => new DesktopAdapter());

public abstract class TaskTypeTests(Func<SamgrAdapter> adapter) : IDisposable
{
    private readonly TestSystem _system = new(adapter: adapter);

    public void Dispose() => _system.Dispose();

    [Theory]
    [InlineData(9, 15, true)]
    [InlineData(16, 23, true)]
    [InlineData(24, 31, true)]
    [InlineData(32, 38, true)]
    [InlineData(15, 16, false)]
    [InlineData(23, 24, false)]
    [InlineData(31, 32, false)]
    public void Shared_services_of_one_priority_band_share_a_thread(int first, int second, bool share)
        => Assert.Equal(share, ShareThread(new TaskConfig(priority: first), new TaskConfig(TaskLevel.High, second)));

    [Theory]
    [InlineData(0, 24, 0, 24, true)]
    [InlineData(0, 24, 1, 24, false)]
    [InlineData(0, 24, 0, 25, false)]
    public void Specified_services_of_equal_level_and_priority_share_a_thread(int level, int priority, int otherLevel, int otherPriority, bool share)
        => Assert.Equal(share, ShareThread(Specified(level, priority), Specified(otherLevel, otherPriority)));

    [Fact]
    public void A_single_service_has_a_thread_of_its_own() => Assert.False(ShareThread(TestService.Single(), TestService.Single()));

    [Fact]
    public void Shared_and_specified_services_do_not_share() => Assert.False(ShareThread(new TaskConfig(), Specified(TaskLevel.Middle, TaskPriority.Normal)));

    [Theory]
    [InlineData(TaskType.NoTask, 20)]
    [InlineData(TaskType.Single, 0)]
    public void A_service_without_a_task_gets_no_messages_and_is_called_directly(int type, int queueSize)
    {
        _system.StartManager(5, 7);
        var service = new TestService("direct", new TaskConfig(queueSize: queueSize, taskType: type));
        var provider = _system.StartProcess(6, 8, samgr => samgr.Add(service, new TestApi()));
        Assert.Equal(EC.Invalid, provider.SendRequest(service.Identity, new Request(), null));
        Assert.Equal(EC.Success, _system.StartProcess(7, 9).Find("direct").Call());
        Assert.DoesNotContain("task", provider.DumpService("direct"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_thread_of_a_pool_ends_with_its_last_service()
    {
        var threads = new Thread?[2];
        var services = threads.Select((_, i) => Recording("service" + i, Specified(5, 20), thread => threads[i] = thread)).ToArray();
        var samgr = _system.StartLocal(created => Array.ForEach(services, service => created.Add(service)));
        Assert.Same(threads[0], threads[1]);
        Assert.Same(services[0], samgr.UnregisterService("service0"));
        Assert.Equal(EC.Success, samgr.SendRequest(services[1].Identity, new Request(), null));
        Assert.Same(services[1], samgr.UnregisterService("service1"));
        Wait.For(threads[0]!);
        Assert.Equal(EC.Invalid, samgr.SendRequest(services[1].Identity, new Request(), null));
    }

    private static TaskConfig Specified(int level, int priority) => new(level, priority, taskType: TaskType.Specified);

    private static TestService Recording(string name, TaskConfig config, Action<Thread> record) => new(name, config)
    {
        OnInitialize = _ =>
        {
            record(Thread.CurrentThread);
            return true;
        },
    };

    private bool ShareThread(TaskConfig first, TaskConfig second)
    {
        Thread? one = null, two = null;
        _system.StartLocal(samgr =>
        {
            samgr.Add(Recording("first", first, thread => one = thread));
            samgr.Add(Recording("second", second, thread => two = thread));
        });
        Assert.NotSame(Thread.CurrentThread, one);
        return one == two;
    }
}
