namespace Samgr.Conformance.Core;

/// <summary>Area 1: the order in which a process starts.</summary>
public sealed class BootRows
{
    private const int Default = -1;

    private static int[] Priorities { get; } = [0, 1, Default, 2, 3, 4];

    [Fact]
    public void SC_075_48_init_calls_run_by_group_and_priority()
    {
        var ran = new List<(int Group, int Priority)>();
        using var device = new TestSystem();
        device.StartManager(install: samgr =>
        {
            for (int group = InitGroup.Run; group >= InitGroup.Core; group--)
            {
                foreach (int priority in Priorities)
                {
                    Add(samgr.InitCalls, group, priority, ran);
                }
            }
        });

        Assert.Equal(48, ran.Count);
        AssertInOrder(ran[0..6], InitGroup.Core);
        AssertInOrder(ran[6..12], InitGroup.SystemService);
        AssertInOrder(ran[12..18], InitGroup.SystemFeature);
        AssertInterleaved(ran[18..30], InitGroup.ExtendedService, InitGroup.ApplicationService);
        AssertInterleaved(ran[30..42], InitGroup.ExtendedFeature, InitGroup.ApplicationFeature);
        AssertInOrder(ran[42..48], InitGroup.Run);
    }

    private static void Add(InitCalls calls, int group, int priority, List<(int Group, int Priority)> ran)
    {
        void Call(SamgrLite samgr)
        {
            lock (ran)
            {
                ran.Add((group, priority));
            }
        }

        Assert.True(priority == Default ? calls.Add(group, Call) : calls.Add(group, priority, Call));
    }

    private static void AssertInOrder(List<(int Group, int Priority)> ran, int group)
        => Assert.Equal(Priorities.Select(priority => (group, priority)), ran);

    /// <summary>By priority; at the same one, of which the default is 2, the extended group before the application's.</summary>
    private static void AssertInterleaved(List<(int Group, int Priority)> ran, int extended, int application)
        => Assert.Equal(
            from priority in Enumerable.Range(0, 5)
            from @group in new[] { extended, application }
            from asked in priority == InitCalls.DefaultPriority ? [Default, priority] : new[] { priority }
            select (@group, asked),
            ran);
}
