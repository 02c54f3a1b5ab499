namespace Samgr.House.Tests.Architecture;

/// <summary>Both ends of each pairing of lock-free code are marked, and each of its files has marks.</summary>
public sealed class PairingTests
{
    private static readonly string[] _lockFree =
    [
        "samgr/desktop/RingQueue.cs", "samgr/desktop/RingQueue.Wait.cs", "samgr/desktop/RingQueue.Fence.cs", "samgr/desktop/RingQueue.Displace.cs",
        "boards/desktop/process/Channels/RequestWriter.cs", "boards/desktop/process/Channels/ServerChannel.cs",
        "boards/desktop/process/Channels/ServerChannel.Receive.cs", "boards/desktop/process/Channels/ClientChannel.cs",
        "boards/desktop/process/Channels/CallSlot.cs", "boards/desktop/process/Channels/CallSlots.cs",
        "boards/desktop/process/Channels/ChannelEnd.cs", "boards/desktop/process/Channels/ChannelControl.cs",
    ];

    [Fact]
    public void Each_pairing_has_both_of_its_ends() => Assert.Empty(Pairings.Lonely(Pairings.All));

    [Fact]
    public void Each_file_of_lock_free_code_marks_its_ends()
        => Assert.All(_lockFree, file => Assert.NotEmpty(Pairings.Read(File.ReadAllText(Path.Combine(Repository.Root, file)))));

    [Fact]
    public void An_end_without_the_other_is_found()
    {
        const string Source = "// Sync lamp (publish): here.\n// Sync bell (publish).\n// Sync bell (observe).";

        Assert.Equal("lamp has no end but 'publish'", Assert.Single(Pairings.Lonely(Pairings.Read(Source))));
    }
}
