using Samgr.Desktop;

namespace Samgr.Tests.Waits;

/// <summary>A wait is logged when it begins and when it ends, and then with how long it was.</summary>
public sealed class WaitTimesTests
{
    private readonly TestClock _clock = new();
    private readonly WaitTimes _waits;

    public WaitTimesTests()
    {
        _waits = new WaitTimes(_clock);
    }

    [Fact]
    public void The_end_of_a_wait_says_how_long_it_was()
    {
        Assert.Equal("waits for <x>", _waits.Told("samgr", "waits for <x>"));
        _clock.Advance(TimeSpan.FromMilliseconds(1230));

        Assert.Equal("after 1.2 s <x> has arrived", _waits.Told("samgr", "<x> has arrived"));
        Assert.Equal("<x> has arrived", _waits.Told("samgr", "<x> has arrived"));
    }

    [Fact]
    public void Waits_of_several_threads_and_processes_are_told_apart()
    {
        _waits.Told("samgr", "waits for <x>");
        _waits.Told("provider/samgr", "waits for <x>");
        _clock.Advance(TimeSpan.FromSeconds(1));
        _waits.Told("samgr", "waits for <x>");
        _waits.Told("samgr", "waits for <y>");
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("after 2.0 s <x> has arrived", _waits.Told("samgr", "<x> has arrived"));
        Assert.Equal("after 1.0 s <x> has arrived", _waits.Told("samgr", "<x> has arrived"));
        Assert.Equal("after 1.0 s <y> has arrived", _waits.Told("samgr", "<y> has arrived"));
        Assert.Equal("after 2.0 s <x> has arrived", _waits.Told("provider/samgr", "<x> has arrived"));
    }

    [Fact]
    public void A_wait_in_vain_is_over()
    {
        _waits.Told("samgr", "waits for <x>");
        _waits.Told("samgr", "<x> has not arrived within 5 ms");

        Assert.Equal("<x> has arrived", _waits.Told("samgr", "<x> has arrived"));
    }

    [Fact]
    public void Waits_that_never_end_take_no_room_for_ever()
    {
        for (int i = 0; i < 10_000; i++)
        {
            _waits.Told("samgr", $"waits for <{i}>");
        }

        Assert.StartsWith("after ", _waits.Told("samgr", "<7> has arrived"));
        Assert.Equal("<9999> has arrived", _waits.Told("samgr", "<9999> has arrived"));
    }

    [Fact]
    public void Any_other_line_stays_as_it_is()
    {
        _waits.Told("samgr", "waits for <x>");

        Assert.Equal("<x> has arrived", _waits.Told("mine", "<x> has arrived"));
    }
}
