namespace Samgr.Emulator.Tests.Counters;

public sealed class IsolatedUidTests
{
    [Fact]
    public void Fault_S1_AUserInUseIsNotGivenToASecondChild()
    {
        IsolatedUids uids = new();
        HashSet<int> used = [uids.Next(_ => false)];
        for (int i = 0; i < 3000; i++)
        {
            Assert.DoesNotContain(uids.Next(used.Contains), used);
        }
    }

    [Fact]
    public void Fault_S1_WhereEveryUserIsInUseThereIsNone()
    {
        IsolatedUids uids = new();
        HashSet<int> used = [];
        for (int i = IsolatedUids.First; i <= IsolatedUids.Last; i++)
        {
            Assert.True(used.Add(uids.Next(used.Contains)));
        }

        Assert.Equal(-1, uids.Next(used.Contains));
    }
}
