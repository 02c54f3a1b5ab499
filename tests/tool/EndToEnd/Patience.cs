namespace Samgr.Tool.Tests.EndToEnd;

/// <summary>The end of every wait in these tests: long past anything that works.</summary>
public static class Patience
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    public static async Task WaitAsync(Task task, Func<string> describe)
    {
        try
        {
            await task.WaitAsync(_limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"waited {_limit.TotalSeconds} s: {describe()}");
        }
    }
}
