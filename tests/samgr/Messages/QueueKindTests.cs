namespace Samgr.Tests;

public sealed class QueueKindTests
{
    /// <summary>The rules of queues and of answers.</summary>
    public static TheoryData<Type> Rules { get; } =
    [
        typeof(AnswerTests), typeof(FullQueueTests), typeof(SingleThreadTests), typeof(TaskTypeTests),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Fault_M6_Rules_of_queues_and_answers_run_on_the_plain_queue_and_on_the_desktops(Type rules)
    {
        string[] kinds = [.. typeof(QueueKindTests).Assembly.GetTypes().Where(type => type.BaseType == rules).Select(type => type.Name).Order()];

        Assert.True(rules.IsAbstract);
        Assert.Equal(2, kinds.Length);
        Assert.Contains("Desktop", kinds[0], StringComparison.Ordinal);
        Assert.Contains("Plain", kinds[1], StringComparison.Ordinal);
    }
}
