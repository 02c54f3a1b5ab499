namespace Samgr.Emulator.Tests.Init;

public sealed class MachineOptionsTests
{
    [Fact]
    public void Fault_F1_ATimeOutOfItsRangeIsRefusedWhereTheOptionsAreMade()
    {
        foreach (TimeSpan value in new[] { TimeSpan.FromTicks(-1), TimeSpan.MaxValue, TimeSpan.FromMilliseconds(int.MaxValue + 1L) })
        {
            Refuses(() => new MachineOptions { StopGrace = value }, nameof(MachineOptions.StopGrace));
            Refuses(() => new MachineOptions { StableAfter = value }, nameof(MachineOptions.StableAfter));
            Refuses(() => new MachineOptions { QueryTimeout = value }, nameof(MachineOptions.QueryTimeout));
        }

        Assert.Equal(TimeSpan.Zero, new MachineOptions { StopGrace = TimeSpan.Zero }.StopGrace);
    }

    [Fact]
    public void Fault_F1_ANumberOutOfItsRangeIsRefusedWhereTheOptionsAreMade()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MachineOptions { MaxStarts = 0 });

        Assert.Contains("MaxStarts is 0; it has to be 1 or more", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, new MachineOptions { MaxStarts = 1 }.MaxStarts);
    }

    [Fact]
    public void A_level_and_a_transport_that_do_not_exist_are_refused_where_the_options_are_made()
    {
        Assert.Contains("LogLevel is 8; it has to be from 3 to 7", Assert.Throws<ArgumentOutOfRangeException>(() => new MachineOptions { LogLevel = 8 }).Message, StringComparison.Ordinal);
        Assert.Contains("Transport is 2; it has to be from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => new MachineOptions { Transport = (Transport)2 }).Message, StringComparison.Ordinal);
    }

    private static void Refuses(Func<MachineOptions> make, string option)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Contains(option + " is ", error.Message, StringComparison.Ordinal);
        Assert.Contains("from 0 to 2147483647 milliseconds", error.Message, StringComparison.Ordinal);
    }
}
