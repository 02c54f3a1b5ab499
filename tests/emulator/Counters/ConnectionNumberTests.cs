using LiteIpc;
using Samgr.Emulator.Channels;
using Samgr.Emulator.Client;
using Samgr.Emulator.Kernel;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Counters;

/// <summary>The numbers of questions, calls, threads and processes pass the ends of their types.</summary>
public sealed class ConnectionNumberTests
{
    [Fact]
    public void Fault_S1_AQuestionIsAnsweredPastTheEndOfItsGenerations()
    {
        WaitSlots slots = new(WaitSlots.Generations - 3);
        Assert.Equal(EC.Success, slots.Begin(out WaitSlot? open));
        int kept = open!.Id;
        HashSet<int> seen = [kept];
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(EC.Success, slots.Begin(out WaitSlot? slot));
            Assert.True(slot!.Id > 0);
            Assert.True(seen.Add(slot.Id));
            Assert.True(slots.Complete(slot.Id, i, null));
            Assert.False(slots.End(slot, 0, out int result, out _));
            Assert.Equal(i, result);
        }

        Assert.True(slots.Complete(kept, EC.Success, null));
        Assert.False(slots.End(open, 0, out _, out _));
    }

    [Fact]
    public void A_late_answer_finds_nobody_when_its_slot_is_in_use_again()
    {
        WaitSlots slots = new();
        Assert.Equal(EC.Success, slots.Begin(out WaitSlot? first));
        int late = first!.Id;
        Assert.True(slots.End(first, 0, out _, out _));
        Assert.Equal(EC.Success, slots.Begin(out WaitSlot? next));
        Assert.Equal(late % WaitSlots.Capacity, next!.Id % WaitSlots.Capacity);

        Assert.False(slots.Complete(late, EC.Success, null));

        Assert.True(slots.End(next, 0, out int result, out _));
        Assert.Equal(EC.Timeout, result);
    }

    [Fact]
    public void Fault_S1_AQueryIsAnsweredPastTheEndOfItsNumbers()
    {
        PendingQueries queries = new(int.MaxValue - 2);
        List<(int Id, Task<string?> Answer)> asked = [];
        for (int i = 0; i < 5; i++)
        {
            int id = queries.Begin(out Task<string?> answer);
            asked.Add((id, answer));
        }

        Assert.Equal([int.MaxValue - 1, int.MaxValue, 1, 2, 3], asked.Select(query => query.Id));
        asked.ForEach(query => queries.Complete(query.Id, "answer " + query.Id));
        Assert.All(asked, query => Assert.True(query.Answer.IsCompleted));
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(32, 95)]
    [InlineData(33, 64)]
    [InlineData(int.MaxValue, 94)]
    [InlineData(int.MinValue, 95)]
    [InlineData(-1, 94)]
    public void Fault_S1_AThreadsNumberIsOneOfItsBlock(int nth, int number)
        => Assert.Equal(number, new ThreadNumbers(64, ThreadBlock.Size).Of(nth));

    [Fact]
    public void Fault_S1_ACallFromOutsideHasAPidPastTheLastOne()
    {
        IpcKernel kernel = new();
        int last = Calls.OutsideCall.FirstPid - 1;
        IpcProcess first = Calls.OutsideCall.Enter(kernel, 0, ref last);
        Assert.Equal(Calls.OutsideCall.FirstPid, first.Pid);
        last = int.MaxValue - 1;
        Assert.Equal(int.MaxValue, Calls.OutsideCall.Enter(kernel, 0, ref last).Pid);
        Assert.Equal(Calls.OutsideCall.FirstPid + 1, Calls.OutsideCall.Enter(kernel, 0, ref last).Pid);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(RemoteCall.MaxChannels - 1, (1 << 20) - 1)]
    public void Fault_S1_TheNumbersOfChannelAndCallFitIntoOne(int channel, int number)
    {
        int call = RemoteCall.Of(channel, number);
        Assert.True(call < 0);
        Assert.Equal((channel, number), (RemoteCall.ChannelOf(call), RemoteCall.NumberOf(call)));
    }
}
