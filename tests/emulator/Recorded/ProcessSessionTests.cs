using LiteIpc;
using Samgr.Emulator.Client;
using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>The whole side of a process of each release, which boots, registers, is called, calls and dies at a machine of this release.</summary>
public sealed class ProcessSessionTests
{
    private const string FileName = "process.txt";
    private const string Call = "Message: a call of function 7";

    public static TheoryData<string> Releases => [.. Recording.Releases];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_process_of_a_recorded_release_is_talked_to_or_refused_in_words(string release)
    {
        using SessionMachine machine = new();
        using SessionPlayer process = new(machine.Kernel.Socket);
        List<RecordedStep> steps = Recording.Read(release, FileName);
        process.Play(steps[0]);
        if (steps[0].Said[0] != $"version {WireVersion.Frames.Number}")
        {
            machine.Owner.Events.WaitFor($" (release {release}) of the frames, and this machine version {WireVersion.Frames};");
            return;
        }

        int called = steps.FindIndex(step => step.Title == Call);
        steps[1..called].ForEach(process.Play);
        Task<(int Result, int Inner, string? Text)> calling = Task.Run(machine.Call, TestContext.Current.CancellationToken);
        steps[called..].ForEach(process.Play);

        (int result, int inner, string? text) = await calling.WaitAsync(TimeSpan.FromMilliseconds(Patience.LimitMs), TestContext.Current.CancellationToken);
        Assert.Equal((EC.Success, EC.Success), (result, inner));
        Assert.Equal("0500000068656C6C6F000000", text);
        process.Dispose();
        machine.WaitUntilGone();
    }

    [Fact]
    public void A_process_of_this_release_is_recorded()
    {
        using SessionMachine machine = new();
        using SessionRecorder recorder = new(SocketConnection.Open(machine.Kernel.Socket));
        using KernelLink link = KernelLink.Open(recorder, SessionMachine.Token, out ProcessConfiguration? configuration)!;
        link.Start();
        link.SendState(ProcessState.Loading, string.Empty);
        SamgrLite samgr = SessionMachine.Join(new SocketDriver(link, configuration!), SessionMachine.Old);
        machine.WaitUntilFound();
        link.SendState(ProcessState.Booted, string.Empty);

        (int result, int inner, _) = machine.Call();

        Assert.Equal((EC.Success, EC.Success), (result, inner));
        RecordedStep[] steps = recorder.Steps;
        link.Close();
        machine.WaitUntilGone();
        samgr.Stop();
        steps[0] = steps[0] with { Said = [$"version {WireVersion.Frames.Number}"] };
        Recording.Write(FileName, steps);
        Assert.Contains(steps, step => step.Title == Call);
    }
}
