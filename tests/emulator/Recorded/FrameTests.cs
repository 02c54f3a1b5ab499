using Samgr.Emulator.Protocol;

namespace Samgr.Emulator.Tests.Recorded;

/// <summary>Each frame of each release: this one still writes those of the newest, and reads those of all that speak its version.</summary>
public sealed class FrameTests
{
    private const string FileName = "frames.txt";

    public static TheoryData<string> Releases => [.. Recording.Releases];

    [Fact]
    public void Both_sides_write_each_frame_as_recorded()
    {
        List<RecordedStep> written = [.. ProcessFrames.Write(), .. KernelFrames.Write()];
        string own = WireVersion.Frames.Release;
        Assert.SkipWhen(Recording.Write(FileName, WithAnswers(written)), "it was recorded");

        List<RecordedStep> recorded = Recording.Read(Recording.Newest, FileName);

        Assert.Equal(recorded.Select(step => step.Title), written.Select(step => step.Title));
        Assert.All(recorded.Zip(written), pair => Assert.Equal(
            (pair.First.Title, Hex.Without(Recording.Newest, pair.First.Content)), (pair.Second.Title, Hex.Without(own, pair.Second.Content))));
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void The_machine_reads_each_frame_of_a_process_as_recorded(string release)
    {
        foreach ((RecordedStep step, string[] said) in MachineReading.Read(Of(release, isFromProcess: true)))
        {
            Assert.Equal((step.Title, string.Join('\n', step.Said)), (step.Title, string.Join('\n', said)));
        }
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_process_reads_each_frame_of_the_machine_as_recorded(string release)
    {
        foreach ((RecordedStep step, string said) in ProcessReading.Read(Of(release, isFromProcess: false)))
        {
            Assert.Equal((step.Title, said == ProcessReading.NoChannels ? said : Assert.Single(step.Said)), (step.Title, said));
        }
    }

    [Fact]
    public void Every_operation_is_recorded()
    {
        IEnumerable<string> recorded = Recording.Read(Recording.Newest, FileName).Select(step => step.Operation);

        Assert.Equal(FrameNames.All.Order(StringComparer.Ordinal), recorded.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The frames of a release; none when it speaks another version, which <see cref="Kernel.VersionTests"/> has refused.</summary>
    private static IEnumerable<RecordedStep> Of(string release, bool isFromProcess)
    {
        List<RecordedStep> steps = Recording.Read(release, FileName);
        Assert.SkipUnless(steps[0].Title.Contains($"version {WireVersion.Frames.Number},", StringComparison.Ordinal), "it speaks another version");
        return steps.Where(step => step.IsFromProcess == isFromProcess);
    }

    private static IEnumerable<RecordedStep> WithAnswers(List<RecordedStep> written) =>
    [
        .. MachineReading.Read(written.Where(step => step.IsFromProcess)).Select(read => read.Step with { Said = read.Said }),
        .. ProcessReading.Read(written.Where(step => !step.IsFromProcess)).Select(read => read.Step with { Said = [read.Said] }),
    ];
}
